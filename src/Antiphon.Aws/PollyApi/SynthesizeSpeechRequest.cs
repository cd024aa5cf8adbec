namespace Antiphon.Aws.PollyApi;

/// <summary>SynthesizeSpeech's members as sent; a task has the same and some more. Nothing of it is checked. Null where a member is missing.</summary>
public sealed record SynthesizeSpeechRequest
{
    /// <summary>Route of the operation: POST with a body, GET where presigned.</summary>
    public const string Path = "/v1/speech";

    /// <summary>One of <see cref="PollyEngines"/>.</summary>
    public string? Engine { get; init; }

    /// <summary>One of <see cref="PollyLanguages"/>.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>Lexicons to read with, the first one first.</summary>
    public IReadOnlyList<string> LexiconNames { get; init; } = [];

    /// <summary>One of <see cref="PollyOutputFormats"/>.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>Digits.</summary>
    public string? SampleRate { get; init; }

    /// <summary>Some of <see cref="PollySpeechMarkTypes"/>.</summary>
    public IReadOnlyList<string> SpeechMarkTypes { get; init; } = [];

    /// <summary>What to say; may be empty.</summary>
    public string? Text { get; init; }

    /// <summary><c>text</c> or <c>ssml</c>.</summary>
    public string? TextType { get; init; }

    /// <summary>Amazon's voice or one of our own.</summary>
    public string? VoiceId { get; init; }

    /// <summary>Reads a JSON body.</summary>
    /// <exception cref="MalformedRequestException">A member is of another type.</exception>
    public static SynthesizeSpeechRequest Read(JsonMembers members) => Read(members.String, members.Strings);

    /// <summary>Reads a presigned address, where lists repeat their name (polly.md §1.8).</summary>
    /// <param name="values">The decoded values of one name; empty where it is not there.</param>
    public static SynthesizeSpeechRequest ReadQuery(Func<string, IReadOnlyList<string>> values) =>
        Read(name => values(name) is [var first, ..] ? first : null, values);

    private static SynthesizeSpeechRequest Read(Func<string, string?> text, Func<string, IReadOnlyList<string>> list) => new()
    {
        Engine = text("Engine"),
        LanguageCode = text("LanguageCode"),
        LexiconNames = list("LexiconNames"),
        OutputFormat = text("OutputFormat"),
        SampleRate = text("SampleRate"),
        SpeechMarkTypes = list("SpeechMarkTypes"),
        Text = text("Text"),
        TextType = text("TextType"),
        VoiceId = text("VoiceId"),
    };
}
