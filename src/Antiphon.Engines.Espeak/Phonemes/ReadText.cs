using Antiphon.Speech.Engines;
using Antiphon.Text;

namespace Antiphon.Engines.Espeak.Phonemes;

/// <summary>A request's text as the library takes it: a stretch whose sounds are given stands there as <c>[[phonemes]]</c>. Immutable.</summary>
internal sealed class ReadText
{
    private readonly MappedText _text;

    private ReadText(MappedText text, bool hasPhonemes) => (_text, HasPhonemes) = (text, hasPhonemes);

    /// <summary>What is sent.</summary>
    public string Text => _text.Text;

    /// <summary>Whether brackets in it are phonemes; else they are brackets.</summary>
    public bool HasPhonemes { get; }

    public static ReadText Of(SpeechRequest request)
    {
        var edits = new List<(int Start, int Length, string With)>();
        foreach (var reading in request.Readings)
        {
            if (reading.Ipa is "") edits.Add((reading.Start, reading.Length, " "));
            else if (reading.Ipa is { } ipa && Mnemonics.Find(ipa) is { } names) edits.Add((reading.Start, reading.Length, $"[[{names}]]"));
        }

        // A bracket of the writer's own is not to be taken for one of ours.
        var source = MappedText.Of(edits.Count == 0 ? request.Text : request.Text.Replace('[', ' '));
        return new ReadText(source.Replace(edits), edits.Count > 0);
    }

    /// <summary>A word that the library told, in the request's text.</summary>
    public WordMark InRequest(WordMark mark)
    {
        if (!HasPhonemes || mark.TextLength < 1) return mark;
        var start = _text.SourceStart(Math.Min(mark.TextStart, Text.Length - 1));
        var end = _text.SourceEnd(Math.Min(mark.TextStart + mark.TextLength, Text.Length) - 1);
        return mark with { TextStart = start, TextLength = end - start };
    }
}
