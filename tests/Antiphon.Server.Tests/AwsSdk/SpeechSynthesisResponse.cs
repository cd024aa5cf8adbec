using Amazon.Runtime;
using Amazon.Runtime.EventStreams;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>StartSpeechSynthesisStream's output. Disposing it ends the input and drops the answer: all a .NET application can do to cancel.</summary>
internal sealed class SpeechSynthesisResponse : AmazonWebServiceResponse, IEventInputStreamContextOwner, IDisposable
{
    private EventInputStreamContext? _input;

    public SpeechEventStream EventStream { get; init; } = null!;

    /// <summary>Called by the pipeline: what keeps the request's body open.</summary>
    public void SetEventInputStreamContext(EventInputStreamContext context) => _input = context;

    public void Dispose()
    {
        _input?.Dispose();
        EventStream.Dispose();
    }
}
