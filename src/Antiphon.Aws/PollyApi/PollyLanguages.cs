using System.Collections.Frozen;

namespace Antiphon.Aws.PollyApi;

/// <summary>Values of LanguageCode (polly-model.json).</summary>
public static class PollyLanguages
{
    /// <summary>The model's 42 codes, in its order.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "arb", "cmn-CN", "cy-GB", "da-DK", "de-DE", "en-AU", "en-GB", "en-GB-WLS", "en-IN", "en-US", "es-ES", "es-MX", "es-US", "fr-CA",
        "fr-FR", "is-IS", "it-IT", "ja-JP", "hi-IN", "ko-KR", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sv-SE",
        "tr-TR", "en-NZ", "en-ZA", "ca-ES", "de-AT", "yue-CN", "ar-AE", "fi-FI", "en-IE", "nl-BE", "fr-BE", "cs-CZ", "de-CH", "en-SG",
    ];

    private static readonly FrozenSet<string> Set = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the model knows the code.</summary>
    public static bool IsKnown(string code) => Set.Contains(code);
}
