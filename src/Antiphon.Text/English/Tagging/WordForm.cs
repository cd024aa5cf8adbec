using Antiphon.Text.English.Lexicon;

namespace Antiphon.Text.English.Tagging;

/// <summary>What the tagger sees of a word: the word itself if it learned it, else its shape.</summary>
internal static class WordForm
{
    // The vocabulary has all three.
    private const string Hyphened = "!HYPHEN";
    private const string Year = "!YEAR";
    private const string Digits = "!DIGITS";

    private const int ShapeLength = 4;

    /// <summary>The normal form of a word. Borrows the vocabulary's memory where the word is known.</summary>
    public static ReadOnlyMemory<char> Normal(ReadOnlySpan<char> word, StringTable vocabulary)
    {
        if (word.LastIndexOf('-') > 0) return Hyphened.AsMemory();
        if (IsYear(word)) return Year.AsMemory();
        if (char.IsDigit(word[0])) return Digits.AsMemory();

        var index = -1;
        if (word.Length <= vocabulary.LongestText)
        {
            Span<char> lower = stackalloc char[word.Length];
            word.ToLowerInvariant(lower);
            index = vocabulary.Find(lower);
        }

        return index >= 0 ? vocabulary[index] : BracketedShape(word).AsMemory();
    }

    /// <summary>How the word is written, whatever its letters.</summary>
    public static string Shape(ReadOnlySpan<char> word) => Letters(word) switch
    {
        Case.Lower => "x",
        Case.Upper => word.Length == 1 ? "X1" : "XX",
        Case.Capitalised => "Xx",
        Case.Mixed => "xX",
        _ => IsDigits(word) ? "d" : FirstChars(word),
    };

    // The same in brackets, without an allocation for the common ones.
    private static string BracketedShape(ReadOnlySpan<char> word) => Shape(word) switch
    {
        "x" => "<x>",
        "X1" => "<X1>",
        "XX" => "<XX>",
        "Xx" => "<Xx>",
        "xX" => "<xX>",
        "d" => "<d>",
        var other => "<" + other + ">",
    };

    private static Case Letters(ReadOnlySpan<char> word)
    {
        int upper = 0, lower = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsLetter(word[i])) return Case.None;
            if (char.IsUpper(word[i])) upper++;
            else if (char.IsLower(word[i])) lower++;
        }

        // Letters without case, as Chinese ones, are neither: a word of them alone is «other».
        if (upper == 0 && lower > 0) return Case.Lower;
        if (lower == 0 && upper > 0) return Case.Upper;
        return upper == 1 && char.IsUpper(word[0]) ? Case.Capitalised : Case.Mixed;
    }

    private static string FirstChars(ReadOnlySpan<char> word) => string.Create(Math.Min(ShapeLength, word.Length), word, static (shape, from) =>
    {
        for (var i = 0; i < shape.Length; i++) shape[i] = char.IsDigit(from[i]) ? 'd' : char.IsLetter(from[i]) ? 'x' : from[i];
    });

    private static bool IsYear(ReadOnlySpan<char> word) => word.Length == 4 && IsDigits(word);

    private static bool IsDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c)) return false;
        }

        return true;
    }

    private enum Case
    {
        None,
        Lower,
        Upper,
        Capitalised,
        Mixed,
    }
}
