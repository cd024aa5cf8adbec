namespace Antiphon.Aws.PollyApi;

/// <summary>One of Amazon's voices as DescribeVoices lists it.</summary>
public sealed record PollyVoice
{
    /// <summary>VoiceId: <c>Joanna</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name with its diacritics: <c>Céline</c> where the id is <c>Celine</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>Female</c> or <c>Male</c>.</summary>
    public required string Gender { get; init; }

    /// <summary>Amazon's code of its primary language; mostly BCP 47, but also <c>arb</c> and <c>en-GB-WLS</c>.</summary>
    public required string LanguageCode { get; init; }

    /// <summary>English name of the language.</summary>
    public required string LanguageName { get; init; }

    /// <summary>Languages a bilingual voice speaks besides its own.</summary>
    public IReadOnlyList<string> AdditionalLanguageCodes { get; init; } = [];

    /// <summary>Amazon's engines that have it, in the order of <see cref="PollyEngines.All"/>.</summary>
    public IReadOnlyList<string> SupportedEngines { get; init; } = [];
}
