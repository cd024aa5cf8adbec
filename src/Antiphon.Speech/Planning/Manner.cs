using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Planning;

/// <summary>What of a style cannot change within a piece: another voice's sound, or a bound of the whole.</summary>
internal readonly record struct Manner(
    bool Whisper, bool Soft, bool Compressed, double VocalTract, string? Language, TimeSpan? MaxDuration)
{
    public static Manner Of(SpeechStyle style) =>
        new(style.Whisper, style.Soft, style.Compressed, style.VocalTract, style.Language, style.MaxDuration);

    /// <summary>Where the manner changes in a text, ascending.</summary>
    public static List<int> Changes(AnnotatedText text)
    {
        var changes = new List<int>();
        var (at, manner) = (0, Of(SpeechStyle.Plain));
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
            if (Of(style) == manner) return;
            manner = Of(style);
            if (to > 0 && to < text.Text.Text.Length) changes.Add(to);
        }
    }
}
