using Antiphon.Speech.Planning;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>The silence behind a piece, at the voice's own speed.</summary>
public sealed record HibariPauses
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Where a piece ends without a mark: inside a clause.</summary>
    public TimeSpan Open { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Behind a comma, semicolon, colon or dash.</summary>
    public TimeSpan Clause { get; init; } = TimeSpan.FromMilliseconds(180);

    /// <summary>Behind a sentence. What the network leaves of itself; a recognizer that hears less invents a "thank you" behind one of twenty.</summary>
    public TimeSpan Sentence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Behind a paragraph.</summary>
    public TimeSpan Paragraph { get; init; } = TimeSpan.FromMilliseconds(750);

    /// <exception cref="ArgumentOutOfRangeException">A pause is negative or longer than five seconds.</exception>
    public void Validate()
    {
        foreach (var pause in (TimeSpan[])[Open, Clause, Sentence, Paragraph])
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(pause, Longest);
        }
    }

    /// <summary>The longer one of what a piece's last mark and its end ask for.</summary>
    /// <param name="lastMark">A space for none.</param>
    /// <param name="end">How the piece ends.</param>
    internal TimeSpan Behind(char lastMark, PieceEnd end)
    {
        var mark = lastMark switch
        {
            '.' or '!' or '?' or '…' => Sentence,
            ',' or ';' or ':' or '—' => Clause,
            _ => TimeSpan.Zero,
        };
        var ending = end switch
        {
            PieceEnd.Paragraph => Paragraph,
            PieceEnd.Sentence => Sentence,
            PieceEnd.Clause => Open,
            _ => TimeSpan.Zero,
        };
        return mark > ending ? mark : ending;
    }
}
