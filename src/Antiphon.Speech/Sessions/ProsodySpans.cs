using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Sessions;

/// <summary>Divides a text where its rate, pitch or volume changes.</summary>
internal static class ProsodySpans
{
    /// <summary>
    /// Stretches of one prosody, in order; together they contain all that can be heard of the text. Text that cannot be heard is never a
    /// stretch of its own.
    /// </summary>
    public static List<ProsodySpan> Of(AnnotatedText content)
    {
        var text = content.Text.Text;
        var spans = new List<ProsodySpan>();
        var at = 0;
        foreach (var style in content.Styles)
        {
            Add(at, style.Start, SpeechStyle.Plain);
            Add(style.Start, style.End, style.Style);
            at = style.End;
        }

        Add(at, text.Length, SpeechStyle.Plain);
        for (var i = 0; i < spans.Count; i++) spans[i] = Trimmed(spans[i], text);
        return spans;

        void Add(int start, int end, SpeechStyle style)
        {
            if (end <= start) return;
            var span = new ProsodySpan(start, end - start, style.Rate, style.Pitch, style.Volume);
            if (spans is not [.., var last]) spans.Add(span);
            else if (IsAlike(last, span) || !IsHeard(span)) spans[^1] = last with { Length = end - last.Start };
            else if (!IsHeard(last)) spans[^1] = span with { Start = last.Start, Length = end - last.Start };
            else spans.Add(span);
        }

        static bool IsAlike(ProsodySpan a, ProsodySpan b) => a with { Start = 0, Length = 0 } == b with { Start = 0, Length = 0 };

        bool IsHeard(ProsodySpan span) => SpeakableText.IsSpeakable(text.AsSpan(span.Start, span.Length));
    }

    private static ProsodySpan Trimmed(ProsodySpan span, string text)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end - 1 && char.IsWhiteSpace(text[start])) start++;
        while (end > start + 1 && char.IsWhiteSpace(text[end - 1])) end--;
        return span with { Start = start, Length = end - start };
    }
}
