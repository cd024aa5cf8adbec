using System.Text;
using Antiphon.Text.English.Words;

namespace Antiphon.Text.English.Numbers;

/// <summary>Collects the words of one number and how they sound.</summary>
internal sealed class SpokenNumber(KnownWords known)
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _phonemes = new();

    /// <summary>What was said so far; null for nothing.</summary>
    public string? Phonemes => _phonemes.Length == 0 ? null : _phonemes.ToString();

    public void Cardinal(ReadOnlySpan<char> digits)
    {
        NumeralWords.AddCardinal(digits, _words);
        Say();
    }

    public void Ordinal(ReadOnlySpan<char> digits)
    {
        NumeralWords.AddOrdinal(digits, _words);
        Say();
    }

    public void Year(ReadOnlySpan<char> digits)
    {
        NumeralWords.AddYear(digits, _words);
        Say();
    }

    public void Digits(ReadOnlySpan<char> digits)
    {
        NumeralWords.AddDigits(digits, _words);
        Say();
    }

    public void Word(string word, double? stress = null) => Phrase(known.Read(word, WordLookup.Alone with { Stress = stress }));

    public void Phrase(string? phonemes)
    {
        if (string.IsNullOrEmpty(phonemes)) return;
        if (_phonemes.Length > 0) _phonemes.Append(' ');
        _phonemes.Append(phonemes);
    }

    private void Say()
    {
        foreach (var word in _words) Word(word);
        _words.Clear();
    }
}
