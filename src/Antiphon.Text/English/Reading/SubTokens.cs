using Antiphon.Text.English.Tokens;

namespace Antiphon.Text.English.Reading;

/// <summary>Cuts a token at changes of case and of kind: «iPhone» is i and Phone, «22B» is 22 and B. Linear in the token.</summary>
internal static class SubTokens
{
    /// <summary>End of the sub-token of a whole token that begins at <paramref name="at"/>.</summary>
    public static int EndAt(ReadOnlySpan<char> token, int at)
    {
        var c = token[at];
        if (CharClasses.IsApostrophe(c)) return RunEnd(token, at, CharClasses.IsApostrophe);
        if (char.IsDigit(c) || StartsNumber(token, at)) return NumberEnd(token, at);
        if (IsBar(c)) return RunEnd(token, at, IsBar);
        if (char.IsLetter(c)) return LettersEnd(token, at);
        return at + (char.IsHighSurrogate(c) && at + 1 < token.Length && char.IsLowSurrogate(token[at + 1]) ? 2 : 1);
    }

    private static bool IsBar(char c) => c is '-' or '_';

    private static bool StartsNumber(ReadOnlySpan<char> token, int at)
    {
        if (at + 1 >= token.Length) return false;
        if (token[at] is ',' or '.') return char.IsDigit(token[at + 1]);
        if (token[at] != '-' || at != 0) return false;
        return char.IsDigit(token[1]) || (token[1] is ',' or '.' && token.Length > 2 && char.IsDigit(token[2]));
    }

    private static int NumberEnd(ReadOnlySpan<char> token, int at)
    {
        var end = at + 1;
        while (end < token.Length)
        {
            if (char.IsDigit(token[end])) end++;
            else if (token[end] is ',' or '.' && end + 1 < token.Length && char.IsDigit(token[end + 1])) end += 2;
            else break;
        }

        return end;
    }

    private static int LettersEnd(ReadOnlySpan<char> token, int at)
    {
        // «XPath»: a capital before a capitalised word stands alone.
        if (char.IsUpper(token[at]) && at + 2 < token.Length && char.IsUpper(token[at + 1]) && char.IsLower(token[at + 2])) return at + 1;
        var end = at + 1;
        for (; end < token.Length && char.IsLetter(token[end]); end++)
        {
            if (IsBorder(token, end)) return end;
        }

        while (end + 1 < token.Length && CharClasses.IsApostrophe(token[end]) && char.IsLetter(token[end + 1]))
        {
            end += 2;
            if (end + 1 < token.Length && char.IsLower(token[end]) && char.IsUpper(token[end + 1])) return end + 1;
        }

        return end;
    }

    // «iPhone»: a capital after a lower-case letter.
    private static bool IsBorder(ReadOnlySpan<char> token, int at) => char.IsUpper(token[at]) && char.IsLower(token[at - 1]);

    private static int RunEnd(ReadOnlySpan<char> token, int at, Func<char, bool> belongs)
    {
        var end = at + 1;
        while (end < token.Length && belongs(token[end])) end++;
        return end;
    }
}
