using System.Text;
using Antiphon.Text.English.Inline;
using Antiphon.Text.English.Reading;

namespace Antiphon.Text.English.Output;

/// <summary>Joins the phonemes of the parts into one string and notes which words of the source they are. For one text.</summary>
internal sealed class PronunciationWriter(SourceText source, MappedText readable, bool improvements)
{
    private const string Closing = ")\"'”’»]}";
    private const string Stops = ".!?…;:,—";

    private readonly StringBuilder _phonemes = new(readable.Text.Length + 16);
    private readonly PhonemeWords _words = new(source.Words);

    public Pronunciation Write(ReadOnlySpan<Part> parts)
    {
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part.Phonemes)) WriteReading(part, part.Phonemes);
            if (part.SpaceAfter) WriteSpace();
        }

        while (_phonemes is [.., ' ']) _phonemes.Length--;
        if (improvements && StopIsSwallowed()) _phonemes.Append('.');
        return new Pronunciation(_phonemes.ToString(), _words.ToArray());
    }

    private void WriteReading(Part part, string phonemes)
    {
        if (part.SpaceBefore && _phonemes is [.., not ' ']) _phonemes.Append(' ');
        if (improvements && _phonemes is [.., ' '] && phonemes[0] is not '—' && Stops.Contains(phonemes[0], StringComparison.Ordinal)) _phonemes.Length--;

        var start = _phonemes.Length;
        int first = -1, end = -1;
        foreach (var c in phonemes)
        {
            if (PhonemeAlphabet.IsHeard(c))
            {
                if (first < 0) first = _phonemes.Length;
                end = _phonemes.Length + 1;
            }

            // The voice was taught one sign for each of these.
            _phonemes.Append(c switch { 'ɾ' => 'T', 'ʔ' => 't', _ => c });
        }

        if (first >= start) _words.Add(readable.SourceStart(part.Start), readable.SourceEnd(part.ReadEnd - 1), first, end);
    }

    // A silent part keeps its space: the reference then has two.
    private void WriteSpace()
    {
        if (_phonemes.Length > 0 && !(improvements && _phonemes[^1] == ' ')) _phonemes.Append(' ');
    }

    // «…at 5 p.m.» ends a sentence, though the stop was read as part of the abbreviation.
    private bool StopIsSwallowed()
    {
        if (!source.Visible.Text.AsSpan().TrimEnd().TrimEnd(Closing).EndsWith('.')) return false;
        var said = _phonemes.ToString().AsSpan().TrimEnd(Closing);
        return !said.IsEmpty && !Stops.Contains(said[^1], StringComparison.Ordinal);
    }
}
