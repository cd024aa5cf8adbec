using Amazon.Runtime;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>StartSpeechSynthesisStream's output. Disposing the stream is all a .NET application can do to cancel.</summary>
internal sealed class SpeechSynthesisResponse : AmazonWebServiceResponse, IDisposable
{
    public SpeechEventStream EventStream { get; init; } = null!;

    public void Dispose() => EventStream.Dispose();
}
