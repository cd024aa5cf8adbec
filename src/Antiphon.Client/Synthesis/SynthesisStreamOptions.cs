namespace Antiphon.Client.Synthesis;

/// <summary>Where a synthesis stream goes and what it asks for.</summary>
public sealed record SynthesisStreamOptions
{
    /// <summary>Address of the server: <c>https://localhost:8443</c>. With http:// the stream speaks HTTP/2 without TLS.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Access key id.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Its secret.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>Token of temporary credentials.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Region that the signature names.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>VoiceId; an AWS id or one of the server's own.</summary>
    public string VoiceId { get; init; } = "Joanna";

    /// <summary>Engine; a stream knows only <c>generative</c>.</summary>
    public string Engine { get; init; } = "generative";

    /// <summary>OutputFormat: pcm, mp3, ogg_vorbis, ogg_opus, mulaw or alaw.</summary>
    public string OutputFormat { get; init; } = "pcm";

    /// <summary>Samples a second; null for the format's default.</summary>
    public int? SampleRate { get; init; }

    /// <summary>LanguageCode; null for the voice's own.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>Names of lexicons to apply, in order.</summary>
    public IReadOnlyList<string> LexiconNames { get; init; } = [];

    /// <summary>Bytes of signed events that may wait for the network before a sender is suspended.</summary>
    public int MaxBytesWaiting { get; init; } = 64 * 1024;
}
