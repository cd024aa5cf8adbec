namespace Antiphon.Speech.Voices;

/// <summary>Compares BCP 47 tags; several codes of one language count as one.</summary>
internal static class LanguageTag
{
    /// <summary>Lower case, with one code for each language that has several.</summary>
    public static string Normalize(string tag)
    {
        var lower = tag.Trim().Replace('_', '-').ToLowerInvariant();
        var primary = Primary(lower);
        var rest = lower[primary.Length..];
        return primary switch
        {
            "arb" => "ar" + rest,   // Standard Arabic is the spoken form of the macrolanguage's texts
            "zh" when rest is "-hk" or "-yue" => "yue",
            "zh" => "cmn" + rest,
            "no" => "nb" + rest,
            "iw" => "he" + rest,
            "in" => "id" + rest,
            "tl" => "fil" + rest,
            _ => lower,
        };
    }

    /// <summary>The language alone: <c>pt</c> of <c>pt-br</c>.</summary>
    public static string Primary(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? tag[..end] : tag;

    /// <summary>Whether two tags are of one language, whatever their regions.</summary>
    public static bool AreOneLanguage(string one, string other) => Primary(Normalize(one)) == Primary(Normalize(other));

    /// <summary>The tag, then the tag without its last subtag, down to the language alone.</summary>
    public static IEnumerable<string> Shortened(string tag)
    {
        yield return tag;
        for (var end = tag.LastIndexOf('-'); end > 0; end = tag.LastIndexOf('-'))
        {
            tag = tag[..end];
            yield return tag;
        }
    }
}
