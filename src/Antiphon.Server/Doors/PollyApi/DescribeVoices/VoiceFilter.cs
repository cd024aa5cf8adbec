using Antiphon.Aws.PollyApi;

namespace Antiphon.Server.Doors.PollyApi.DescribeVoices;

/// <summary>Which voices a client asks for; conditions that are not there let every voice pass.</summary>
/// <param name="Engine">One of <see cref="PollyEngines"/>.</param>
/// <param name="Language">The voice's own language.</param>
/// <param name="Bilingual">Whether a further language of a bilingual voice counts too.</param>
internal sealed record VoiceFilter(string? Engine, string? Language, bool Bilingual)
{
    private static readonly string[] Booleans = ["true", "false"];

    /// <param name="query">The request's.</param>
    /// <param name="languages">Every code that may be asked for.</param>
    /// <exception cref="Aws.AwsRefusedException">A value is not one of the model's.</exception>
    public static VoiceFilter Read(RequestMembers query, IReadOnlyList<string> languages)
    {
        // Python's clients write True and False (sdk-compatibility.md §3).
        var bilingual = MemberChecks.OneOfOrNone("IncludeAdditionalLanguageCodes", Value(query, "IncludeAdditionalLanguageCodes")?.ToLowerInvariant(), Booleans);
        return new(
            MemberChecks.OneOfOrNone("Engine", Value(query, "Engine"), PollyEngines.All),
            MemberChecks.OneOfOrNone("LanguageCode", Value(query, "LanguageCode"), languages),
            bilingual == "true");
    }

    public bool Matches(PollyVoice voice) =>
        (Engine is null || voice.SupportedEngines.Contains(Engine))
        && (Language is null || voice.LanguageCode == Language || (Bilingual && voice.AdditionalLanguageCodes.Contains(Language)));

    private static string? Value(RequestMembers query, string name) => query.List(name) is [{ Length: > 0 } value, ..] ? value : null;
}
