namespace Antiphon.Aws.PollyApi;

/// <summary>The six headers of StartSpeechSynthesisStream, as sent. Null where a header is missing or empty.</summary>
public sealed record SynthesisStreamRequest
{
    /// <summary>Route of the operation.</summary>
    public const string Path = "/v1/synthesisStream";

    /// <summary><c>x-amzn-Engine</c>.</summary>
    public string? Engine { get; init; }

    /// <summary><c>x-amzn-OutputFormat</c>.</summary>
    public string? OutputFormat { get; init; }

    /// <summary><c>x-amzn-VoiceId</c>.</summary>
    public string? VoiceId { get; init; }

    /// <summary><c>x-amzn-LanguageCode</c>.</summary>
    public string? LanguageCode { get; init; }

    /// <summary><c>x-amzn-SampleRate</c>: digits.</summary>
    public string? SampleRate { get; init; }

    /// <summary><c>x-amzn-LexiconNames</c>, all its lines joined, split at commas, trimmed (polly.md §1.2).</summary>
    public IReadOnlyList<string> LexiconNames { get; init; } = [];

    /// <summary>Reads the headers through <paramref name="lines"/>, which returns every line of one header.</summary>
    public static SynthesisStreamRequest Read(Func<string, IEnumerable<string?>> lines)
    {
        string? One(string name) => lines(name).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim();
        return new()
        {
            Engine = One("x-amzn-engine"),
            OutputFormat = One("x-amzn-outputformat"),
            VoiceId = One("x-amzn-voiceid"),
            LanguageCode = One("x-amzn-languagecode"),
            SampleRate = One("x-amzn-samplerate"),
            LexiconNames = [.. lines("x-amzn-lexiconnames").SelectMany(SplitNames)],
        };
    }

    private static string[] SplitNames(string? line) =>
        line?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
