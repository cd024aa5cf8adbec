using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi.Lexicons;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Checks that the operations have in common. What they refuse is a ValidationException that names the member and what is allowed.</summary>
internal static class MemberChecks
{
    private const int MostLexicons = 5;

    /// <summary>A member that must be one of a list.</summary>
    public static string OneOf(string field, string? value, IReadOnlyList<string> allowed)
    {
        if (string.IsNullOrEmpty(value)) throw Missing(field, string.Join(", ", allowed));
        return allowed.Contains(value) ? value : throw Invalid(field, value, string.Join(", ", allowed));
    }

    /// <summary>A member that is one of a list or not there.</summary>
    public static string? OneOfOrNone(string field, string? value, IReadOnlyList<string> allowed) =>
        string.IsNullOrEmpty(value) ? null : OneOf(field, value, allowed);

    /// <summary>Names that lexicons could have (polly.md §1.1), whether stored or not.</summary>
    public static void LexiconNames(IReadOnlyList<string> names)
    {
        const string Allowed = "at most 5 names of 1 to 20 letters and digits";
        if (names.Count > MostLexicons) throw Invalid("LexiconNames", $"{names.Count} names", Allowed);
        if (names.FirstOrDefault(name => !LexiconName.IsValid(name)) is { } wrong) throw Invalid("LexiconNames", wrong, Allowed);
    }

    /// <summary>The installed voice that speaks for an id.</summary>
    /// <param name="voiceId">As sent.</param>
    /// <param name="language">Which of a bilingual voice's languages; null for its first.</param>
    /// <param name="voices">Who can speak.</param>
    public static Voice Voice(string? voiceId, string? language, PollyVoiceDirectory voices)
    {
        if (string.IsNullOrEmpty(voiceId)) throw Missing("VoiceId", Ids(voices));
        if (voices.Resolve(voiceId, language) is { } voice) return voice;
        if (PollyVoices.Find(voiceId) is { } known)
        {
            var spoken = language is not null && known.AdditionalLanguageCodes.Contains(language) ? language : known.LanguageName;
            throw Invalid("VoiceId", voiceId, Ids(voices), $" No installed engine speaks {spoken}.");
        }

        throw Invalid("VoiceId", voiceId, Ids(voices));
    }

    public static AwsRefusedException Missing(string field, string allowed) =>
        new(AwsError.InvalidField(field, $"{field} is required. Allowed: {allowed}."));

    public static AwsRefusedException Invalid(string field, string value, string allowed, string? why = null) =>
        new(AwsError.InvalidField(field, $"{field} '{AwsError.Abbreviate(value)}' is not valid.{why} Allowed: {allowed}."));

    private static string Ids(PollyVoiceDirectory voices) => string.Join(", ", voices.List().Select(v => v.Id));
}
