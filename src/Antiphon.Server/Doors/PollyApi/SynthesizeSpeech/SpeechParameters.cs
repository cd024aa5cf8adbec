using Antiphon.Audio;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Speaking;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Voices;
using Antiphon.Text;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>What a call of SynthesizeSpeech, or a task, asks for, checked.</summary>
internal sealed record SpeechParameters
{
    /// <summary>The installed voice that speaks.</summary>
    public required Voice Voice { get; init; }

    /// <summary>Amazon's code of the language that is spoken.</summary>
    public required string Language { get; init; }

    /// <summary>One of <see cref="PollyEngines"/>; the default where the client named none.</summary>
    public required string Engine { get; init; }

    /// <summary>One of <see cref="PollyOutputFormats"/>.</summary>
    public required string OutputFormat { get; init; }

    /// <summary>How the audio is encoded; for speech marks, how it is made without being heard.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>Marks to tell of; none but for <c>json</c>.</summary>
    public required SpeechMarkKinds Marks { get; init; }

    /// <summary>The text as sent.</summary>
    public required string Text { get; init; }

    /// <summary><see cref="Text"/> where it is a document; null for plain text.</summary>
    public required SsmlDocument? Document { get; init; }

    /// <summary>In the request's order. Whether they are stored is not known yet.</summary>
    public required IReadOnlyList<string> LexiconNames { get; init; }

    /// <summary>The media type of the answer.</summary>
    public string ContentType => PollyOutputFormats.ContentTypeOf(OutputFormat);

    /// <summary>Billed characters: Unicode scalar values, tags excluded.</summary>
    public long RequestCharacters => Document?.CharacterCount ?? TextLength.CountScalars(Text);

    /// <summary>
    /// Checks what was sent: first every member by itself, then the voice with its engine and language, then format, rate and marks, and
    /// the text last, because it is the dearest.
    /// </summary>
    /// <exception cref="AwsRefusedException">The first thing that is wrong, under Amazon's name for it.</exception>
    public static SpeechParameters Check(SynthesizeSpeechRequest request, PollyVoiceDirectory voices, SpeechRules rules)
    {
        var format = MemberChecks.OneOf("OutputFormat", request.OutputFormat, PollyOutputFormats.All);
        var text = request.Text ?? throw MemberChecks.Missing("Text", $"a text of at most {rules.MaxCharacters} characters");
        var engine = MemberChecks.OneOfOrNone("Engine", request.Engine, PollyEngines.All) ?? PollyEngines.Standard;
        var isSsml = MemberChecks.OneOfOrNone("TextType", request.TextType, TextTypes) == Ssml;
        MemberChecks.LexiconNames(request.LexiconNames);
        var marks = SpeechMarkCheck.Read(request.SpeechMarkTypes);
        var (voice, language) = SpeechVoiceCheck.Check(request, engine, voices);
        var audio = SpeechFormatCheck.Check(format, request.SampleRate, voice, engine, rules);
        SpeechMarkCheck.Check(marks, format, isSsml);
        return new SpeechParameters
        {
            Voice = voice,
            Language = language,
            Engine = engine,
            OutputFormat = format,
            Format = audio,
            Marks = marks,
            Text = text,
            Document = SpeechTextCheck.Check(text, isSsml, rules, OptionsOf(language, request.VoiceId!, engine, rules)),
            LexiconNames = request.LexiconNames,
        };
    }

    /// <summary>What is to be spoken.</summary>
    public WholeText WholeText => Document is null ? WholeText.Of(Text) : WholeText.Of(Document);

    /// <summary>The session that speaks it.</summary>
    /// <param name="account">Name of the caller's account.</param>
    /// <param name="lexicons">Those of <see cref="LexiconNames"/>.</param>
    public SessionRequest ToSessionRequest(string account, LexiconSet lexicons) => new()
    {
        Account = account,
        Voice = Voice,
        Format = Format,
        Lexicons = lexicons,
    };

    private const string Ssml = "ssml";
    private static readonly string[] TextTypes = [Ssml, "text"];

    private static SsmlOptions OptionsOf(string language, string voiceId, string engine, SpeechRules rules) => new()
    {
        Limits = new SsmlLimits { MaxLength = Math.Max(new SsmlLimits().MaxLength, 2 * rules.MaxCharacters) },
        Rules = rules.Limits.IsStrict ? SsmlEngineRules.Of(engine) : SsmlRules.All,
        Language = language,
        VoiceId = voiceId,
    };
}
