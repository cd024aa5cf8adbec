using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Words;

/// <summary>«Elm St. The house», «5 Elm Dr. in Boston»: a street and a drive, where a name stands before it and none behind it.</summary>
internal static class Streets
{
    private const int AbbreviationLength = 2;

    public static void Rewrite(string text, EditList edits)
    {
        for (var dot = text.IndexOf('.'); dot >= 0; dot = text.IndexOf('.', dot + 1))
        {
            var start = dot - AbbreviationLength;
            if (start <= 0 || !Scan.StartsWord(text, start) || !FollowsName(text, start)) continue;
            var word = text.AsSpan(start, AbbreviationLength);
            if (word is "St" && FunctionWords.StartsSentence(text, dot + 2)) edits.Replace(start, AbbreviationLength, "Street");
            else if (word is "Dr" && !IsBeforeName(text, dot + 2)) SayDrive(text, start, dot, edits);
        }
    }

    private static void SayDrive(string text, int start, int dot, EditList edits)
    {
        var stops = Scan.IsAtEnd(text, dot + 1) || FunctionWords.StartsSentence(text, dot + 2);
        edits.Replace(start, AbbreviationLength + (stops ? 0 : 1), "Drive");
    }

    private static bool FollowsName(string text, int at)
    {
        var end = at - 1;
        if (Scan.At(text, end) != ' ') return false;
        var start = end;
        while (start > 0 && end - start < 32 && Scan.IsWord(text[start - 1])) start--;
        return char.IsUpper(text[start]) && !FunctionWords.Contains(text.AsSpan(start, end - start));
    }

    private static bool IsBeforeName(string text, int next) =>
        char.IsAsciiLetterUpper(Scan.At(text, next)) && !FunctionWords.StartsSentence(text, next);
}
