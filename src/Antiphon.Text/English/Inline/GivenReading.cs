namespace Antiphon.Text.English.Inline;

/// <summary>A stretch whose phonemes the writer gave.</summary>
internal readonly record struct GivenReading(int Start, int Length, string Phonemes)
{
    public int End => Start + Length;
}
