using Antiphon.Aws.Errors;
using Antiphon.Server.Doors.Aws;
using Antiphon.Text;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Whether a text is short enough and, where it is a document, well written.</summary>
internal static class SpeechTextCheck
{
    /// <returns>The document; null for plain text.</returns>
    public static SsmlDocument? Check(string text, bool isSsml, SpeechRules rules, SsmlOptions options)
    {
        var characters = TextLength.CountScalars(text);
        if (characters > rules.MaxCharacters) throw TooLong(characters, "characters", rules.MaxCharacters);
        var document = isSsml ? Read(text, options) : null;
        var billed = document?.CharacterCount ?? characters;
        if (billed > rules.MaxBilledCharacters) throw TooLong(billed, "billed characters", rules.MaxBilledCharacters);
        return document;
    }

    private static SsmlDocument Read(string text, SsmlOptions options)
    {
        try
        {
            return SsmlReader.Read(text, options);
        }
        catch (SsmlException wrong)
        {
            throw new AwsRefusedException(new AwsError(AwsErrorCode.InvalidSsml, "Invalid SSML request: " + wrong.Message));
        }
    }

    private static AwsRefusedException TooLong(long found, string unit, long allowed) => new(new AwsError(
        AwsErrorCode.TextLengthExceeded, $"Maximum text length has been exceeded: the text has {found} {unit}; {allowed} are allowed."));
}
