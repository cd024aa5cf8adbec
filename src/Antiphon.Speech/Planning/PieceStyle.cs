using Antiphon.Speech.Voices;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Planning;

/// <summary>The parts of a style that cannot change within a piece: those that an engine applies to whole requests.</summary>
internal readonly record struct PieceStyle
{
    public bool Whisper { get; private init; }

    public bool Soft { get; private init; }

    public bool Compressed { get; private init; }

    public double VocalTract { get; private init; }

    /// <summary>BCP 47 tag; null for the stream's own language.</summary>
    public string? Language { get; private init; }

    public BoundedStretch? Bound { get; private init; }

    /// <param name="style">The whole style.</param>
    /// <param name="language">BCP 47 tag of the stream: another region of the same language is no change. Null if unknown.</param>
    public static PieceStyle Of(SpeechStyle style, string? language)
    {
        var other = style.Language is { } tag && !(language is not null && LanguageTag.AreOneLanguage(tag, language)) ? tag : null;
        return new PieceStyle
        {
            Whisper = style.Whisper,
            Soft = style.Soft,
            Compressed = style.Compressed,
            VocalTract = style.VocalTract,
            Language = other,
            Bound = style.Bound,
        };
    }

    /// <summary>The places where it changes in a text, ascending.</summary>
    public static List<int> Changes(AnnotatedText text, string? language)
    {
        var changes = new List<int>();
        var (at, current) = (0, Of(SpeechStyle.Plain, language));
        foreach (var span in text.Styles)
        {
            if (span.Start > at) MoveTo(at, SpeechStyle.Plain);
            MoveTo(span.Start, span.Style);
            at = span.End;
        }

        MoveTo(at, SpeechStyle.Plain);
        return changes;

        void MoveTo(int to, SpeechStyle style)
        {
            if (Of(style, language) == current) return;
            current = Of(style, language);
            if (to > 0 && to < text.Text.Text.Length) changes.Add(to);
        }
    }
}
