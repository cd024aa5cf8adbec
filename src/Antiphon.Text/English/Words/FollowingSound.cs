namespace Antiphon.Text.English.Words;

/// <summary>What a word needs to know of what follows it: text is therefore read from its end.</summary>
/// <param name="Next">The sound that follows, marks without sound looked through.</param>
/// <param name="NextIsTo">The next word is «to», as in «used to».</param>
internal readonly record struct FollowingSound(NextSound Next, bool NextIsTo)
{
    /// <summary>The context of the word before one that was read.</summary>
    public FollowingSound Before(string? phonemes, ReadOnlySpan<char> word, string tag)
    {
        var to = word is "to" or "To" || (word is "TO" && tag is "TO" or "IN");
        return new FollowingSound(FirstSound(phonemes) ?? Next, to);
    }

    // Null where nothing is heard: brackets and quotes are looked through.
    private static NextSound? FirstSound(string? phonemes)
    {
        foreach (var c in phonemes ?? "")
        {
            if (PhonemeAlphabet.Pauses.Contains(c)) return NextSound.None;
            if (PhonemeAlphabet.Vowels.Contains(c)) return NextSound.Vowel;
            if (PhonemeAlphabet.Consonants.Contains(c)) return NextSound.Consonant;
        }

        return null;
    }
}
