using Antiphon.Speech.Voices;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Planning;

/// <summary>What of a style cannot change within a piece: another voice's sound, or a bound of the whole.</summary>
internal readonly record struct Manner(
    bool Whisper, bool Soft, bool Compressed, double VocalTract, string? Language, BoundedStretch? Bound)
{
    /// <param name="style">Says it.</param>
    /// <param name="language">BCP 47 tag of the text around it: another region of the same language is no change. Null if unknown.</param>
    public static Manner Of(SpeechStyle style, string? language)
    {
        var other = style.Language is { } tag && !(language is not null && LanguageTag.AreOneLanguage(tag, language)) ? tag : null;
        return new Manner(style.Whisper, style.Soft, style.Compressed, style.VocalTract, other, style.Bound);
    }

    /// <summary>Where the manner changes in a text, ascending.</summary>
    public static List<int> Changes(AnnotatedText text, string? language)
    {
        var changes = new List<int>();
        var (at, manner) = (0, Of(SpeechStyle.Plain, language));
        foreach (var span in text.Styles)
        {
            if (span.Start > at) Go(at, SpeechStyle.Plain);
            Go(span.Start, span.Style);
            at = span.End;
        }

        Go(at, SpeechStyle.Plain);
        return changes;

        void Go(int to, SpeechStyle style)
        {
            if (Of(style, language) == manner) return;
            manner = Of(style, language);
            if (to > 0 && to < text.Text.Text.Length) changes.Add(to);
        }
    }
}
