using Antiphon.Engines.Espeak.Protocol;

namespace Antiphon.Engines.Espeak.Languages;

/// <summary>Which tags we offer for the voice files that are installed.</summary>
internal static class SpokenLanguages
{
    // Every language of AWS's voices, each with the nearest voice file. Scottish stands for Irish English because both say their r.
    // Mandarin: the file "cmn" reads hanzi by their pinyin spelling and spells that in English (1.51); the pinyin one speaks it.
    // Japanese reads kana only: espeak-ng has no kanji.
    private static readonly SpokenLanguage[] Regional =
    [
        new("en-US", "US English", "gmw/en-US"),
        new("en-GB", "British English", "gmw/en"),
        new("en-GB-WLS", "Welsh English", "gmw/en"),
        new("en-AU", "Australian English", "gmw/en"),
        new("en-NZ", "New Zealand English", "gmw/en"),
        new("en-ZA", "South African English", "gmw/en"),
        new("en-SG", "Singaporean English", "gmw/en"),
        new("en-IN", "Indian English", "gmw/en"),
        new("en-IE", "Irish English", "gmw/en-GB-scotland"),
        new("arb", "Arabic", "sem/ar"),
        new("ar-AE", "Gulf Arabic", "sem/ar"),
        new("ca-ES", "Catalan", "roa/ca"),
        new("cmn-CN", "Chinese Mandarin", "sit/cmn-Latn-pinyin"),
        new("cs-CZ", "Czech", "zlw/cs"),
        new("cy-GB", "Welsh", "cel/cy"),
        new("da-DK", "Danish", "gmq/da"),
        new("de-DE", "German", "gmw/de"),
        new("de-AT", "Austrian German", "gmw/de"),
        new("de-CH", "Swiss Standard German", "gmw/de"),
        new("es-ES", "Castilian Spanish", "roa/es"),
        new("es-MX", "Mexican Spanish", "roa/es-419"),
        new("es-US", "US Spanish", "roa/es-419"),
        new("fi-FI", "Finnish", "urj/fi"),
        new("fr-FR", "French", "roa/fr"),
        new("fr-BE", "Belgian French", "roa/fr-BE"),
        new("fr-CA", "Canadian French", "roa/fr"),
        new("hi-IN", "Hindi", "inc/hi"),
        new("is-IS", "Icelandic", "gmq/is"),
        new("it-IT", "Italian", "roa/it"),
        new("ja-JP", "Japanese", "jpx/ja"),
        new("ko-KR", "Korean", "ko"),
        new("nb-NO", "Norwegian", "gmq/nb"),
        new("nl-NL", "Dutch", "gmw/nl"),
        new("nl-BE", "Belgian Dutch", "gmw/nl"),
        new("pl-PL", "Polish", "zlw/pl"),
        new("pt-BR", "Brazilian Portuguese", "roa/pt-BR"),
        new("pt-PT", "Portuguese", "roa/pt"),
        new("ro-RO", "Romanian", "roa/ro"),
        new("ru-RU", "Russian", "zle/ru"),
        new("sv-SE", "Swedish", "gmq/sv"),
        new("tr-TR", "Turkish", "trk/tr"),
        new("yue-CN", "Cantonese", "sit/yue"),
    ];

    private static readonly HashSet<string> Left = ["sit/cmn", "sit/cmn-Latn-pinyin", "sit/yue-Latn-jyutping"];

    /// <summary>The regional tags, then every other installed language under its own code.</summary>
    public static IReadOnlyList<SpokenLanguage> Of(IReadOnlyList<EspeakVoiceFile> files)
    {
        var installed = files.Select(file => file.Identifier).ToHashSet();
        var offered = Regional.Where(language => installed.Contains(language.File)).ToList();
        var taken = offered.Select(language => language.Tag).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (file.Language.Length == 0 || Left.Contains(file.Identifier) || IsRegional(file)) continue;
            if (taken.Add(file.Language)) offered.Add(new SpokenLanguage(Cased(file.Language), file.Name, file.Identifier));
        }

        return offered;
    }

    // "de" is there already, as de-DE.
    private static bool IsRegional(EspeakVoiceFile file) =>
        Regional.Any(l => l.File == file.Identifier && l.Tag.StartsWith(file.Language + "-", StringComparison.OrdinalIgnoreCase));

    // RFC 5646, 2.1.1: a region in capitals, a script with one, and neither after a single letter.
    private static string Cased(string code)
    {
        var parts = code.Split('-');
        for (var n = 1; n < parts.Length && parts[n].Length > 1; n++)
        {
            if (parts[n].Length == 2) parts[n] = parts[n].ToUpperInvariant();
            if (parts[n].Length == 4) parts[n] = char.ToUpperInvariant(parts[n][0]) + parts[n][1..];
        }

        return string.Join('-', parts);
    }
}
