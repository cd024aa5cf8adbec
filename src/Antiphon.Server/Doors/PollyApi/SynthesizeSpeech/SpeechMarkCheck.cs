using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Speech.Marks;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Which speech marks are asked for, and whether they can be had.</summary>
internal static class SpeechMarkCheck
{
    private const int MostTypes = 4;

    /// <summary>Reads the names by themselves.</summary>
    public static SpeechMarkKinds Read(IReadOnlyList<string> types)
    {
        if (types.Count > MostTypes) throw MemberChecks.Invalid("SpeechMarkTypes", $"{types.Count} types", "at most 4 of " + Allowed);
        return types.Aggregate(SpeechMarkKinds.None, (kinds, type) => kinds | Read(type));
    }

    /// <summary>Marks come instead of audio, and those that a writer names only out of a document.</summary>
    public static void Check(SpeechMarkKinds marks, string format, bool isSsml)
    {
        if (format != PollyOutputFormats.Json && marks != SpeechMarkKinds.None)
        {
            throw Refused(AwsErrorCode.MarksNotSupportedForFormat, $"Speech marks are not supported for the OutputFormat {format}: ask for json.");
        }

        if (format == PollyOutputFormats.Json && marks == SpeechMarkKinds.None) throw MemberChecks.Missing("SpeechMarkTypes", Allowed);
        if (marks.HasFlag(SpeechMarkKinds.Ssml) && !isSsml)
        {
            throw Refused(AwsErrorCode.SsmlMarksNotSupportedForTextType, "SSML speech marks are not supported for plain text: send SSML with TextType ssml.");
        }
    }

    private static string Allowed => string.Join(", ", PollySpeechMarkTypes.All);

    private static SpeechMarkKinds Read(string type) => type switch
    {
        PollySpeechMarkTypes.Sentence => SpeechMarkKinds.Sentence,
        PollySpeechMarkTypes.Word => SpeechMarkKinds.Word,
        PollySpeechMarkTypes.Viseme => SpeechMarkKinds.Viseme,
        PollySpeechMarkTypes.Ssml => SpeechMarkKinds.Ssml,
        _ => throw MemberChecks.Invalid("SpeechMarkTypes", type, Allowed),
    };

    private static AwsRefusedException Refused(AwsErrorCode code, string message) => new(new AwsError(code, message));
}
