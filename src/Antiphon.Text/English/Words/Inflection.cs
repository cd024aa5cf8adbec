using System.Buffers;

namespace Antiphon.Text.English.Words;

/// <summary>How the endings -s, -ed, -ing sound after a stem.</summary>
internal sealed class Inflection(EnglishAccent accent)
{
    // After these an American t before a vowel becomes a flap.
    private static readonly SearchValues<char> BeforeFlap = SearchValues.Create("AIOWYiuæɑəɛɪɹʊʌ");

    private readonly bool _british = accent == EnglishAccent.British;

    private char Schwi => _british ? 'ɪ' : 'ᵻ';

    public string S(string stem) => stem[^1] switch
    {
        'p' or 't' or 'k' or 'f' or 'θ' => stem + "s",
        's' or 'z' or 'ʃ' or 'ʒ' or 'ʧ' or 'ʤ' => stem + Schwi + "z",
        _ => stem + "z",
    };

    public string Ed(string stem) => stem[^1] switch
    {
        'p' or 'k' or 'f' or 'θ' or 'ʃ' or 's' or 'ʧ' => stem + "t",
        'd' => stem + Schwi + "d",
        not 't' => stem + "d",
        _ when IsFlapped(stem) => stem[..^1] + "ɾᵻd",
        _ => stem + Schwi + "d",
    };

    /// <summary>Null for a British stem whose r would come back: «bother» is no stem of «bothering».</summary>
    public string? Ing(string stem)
    {
        if (_british) return stem[^1] is 'ə' or 'ː' ? null : stem + "ɪŋ";
        return stem[^1] == 't' && IsFlapped(stem) ? stem[..^1] + "ɾɪŋ" : stem + "ɪŋ";
    }

    private bool IsFlapped(string stem) => !_british && stem.Length > 1 && BeforeFlap.Contains(stem[^2]);
}
