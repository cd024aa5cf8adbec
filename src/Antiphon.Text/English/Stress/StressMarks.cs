namespace Antiphon.Text.English.Stress;

/// <summary>Arithmetic with the two stress marks, which stand right before the vowel.</summary>
internal static class StressMarks
{
    public const char Primary = 'ˈ';
    public const char Secondary = 'ˌ';

    // Weights of a change of stress, as the model's front end counts them.
    public const double Removed = -2;
    public const double Demoted = -0.5;
    public const double Weak = 0;
    public const double Capitalised = 0.5;
    public const double AllCapitals = 2;

    /// <summary>Applies a change; null changes nothing.</summary>
    public static string Apply(string phonemes, double? stress)
    {
        if (stress is not { } change) return phonemes;
        var primary = phonemes.Contains(Primary);
        var marked = primary || phonemes.Contains(Secondary);
        return change switch
        {
            < -1 => Without(phonemes, Primary, Secondary),
            -1 => Demote(phonemes),
            Weak or Demoted when primary => Demote(phonemes),
            Weak or Capitalised or 1 when !marked => Insert(phonemes, Secondary),
            >= 1 when marked && !primary => phonemes.Replace(Secondary, Primary),
            > 1 when !marked => Insert(phonemes, Primary),
            _ => phonemes,
        };
    }

    private static string Demote(string phonemes) => Without(phonemes, Secondary, Secondary).Replace(Primary, Secondary);

    private static string Insert(string phonemes, char mark)
    {
        var vowel = phonemes.AsSpan().IndexOfAny(PhonemeAlphabet.Vowels);
        return vowel < 0 ? phonemes : phonemes.Insert(vowel, mark.ToString());
    }

    private static string Without(string phonemes, char one, char other)
    {
        if (phonemes.AsSpan().IndexOfAny(one, other) < 0) return phonemes;
        var kept = phonemes.Replace(one.ToString(), "", StringComparison.Ordinal);
        return one == other ? kept : kept.Replace(other.ToString(), "", StringComparison.Ordinal);
    }
}
