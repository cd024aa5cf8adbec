namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>lang</c>: words of another language.</summary>
internal sealed class LangTag : ISsmlTag
{
    public void Open(OpenTag tag)
    {
        _ = tag.Attributes.Take("onlangfailure");
        TakeLanguage(tag, needed: true);
    }

    /// <summary>Takes <c>xml:lang</c>; the voice's own language is none.</summary>
    public static void TakeLanguage(OpenTag tag, bool needed)
    {
        var written = needed ? tag.Attributes.Need("xml:lang") : tag.Attributes.Take("xml:lang");
        if (written is null) return;
        if (!IsLanguage(written)) throw tag.Attributes.BadValue("xml:lang", written, "a language like en-US");
        tag.Language = written;
        var language = written.Equals(tag.Draft.Language, StringComparison.OrdinalIgnoreCase) ? null : written;
        tag.StyleChange = around => around with { Language = language };
    }

    private static bool IsLanguage(string tag) =>
        tag.Length is >= 2 and <= 35 && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) &&
        tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
