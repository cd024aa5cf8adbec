using Amazon.Runtime;
using Amazon.Runtime.EventStreams;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>StartSpeechSynthesisStream's input (polly.md §1.2).</summary>
internal sealed class SpeechSynthesisRequest : AmazonWebServiceRequest
{
    public required IEventStreamPublisher ActionStream { get; init; }

    public string Engine { get; init; } = "generative";

    public string OutputFormat { get; init; } = "pcm";

    public string VoiceId { get; init; } = "Ruth";

    public string? LanguageCode { get; init; }

    public string? SampleRate { get; init; }

    public IReadOnlyList<string> LexiconNames { get; init; } = [];
}
