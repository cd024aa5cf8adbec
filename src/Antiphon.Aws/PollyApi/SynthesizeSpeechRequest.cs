namespace Antiphon.Aws.PollyApi;

/// <summary>
/// SynthesizeSpeech's members as the client sent them, unchecked; a member that is missing is null. A task has the same and some more.
/// </summary>
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

    /// <exception cref="RequestFormatException">A member is of another type.</exception>
    public static SynthesizeSpeechRequest Read(RequestMembers members) => new()
    {
        Engine = members.Text("Engine"),
        LanguageCode = members.Text("LanguageCode"),
        LexiconNames = members.List("LexiconNames"),
        OutputFormat = members.Text("OutputFormat"),
        SampleRate = members.Text("SampleRate"),
        SpeechMarkTypes = members.List("SpeechMarkTypes"),
        Text = members.Text("Text"),
        TextType = members.Text("TextType"),
        VoiceId = members.Text("VoiceId"),
    };
}
