using System.Buffers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Machines;

/// <summary>«/usr/local/bin», «C:\data», «src/main.cs»: paths of files. «and/or» is none.</summary>
internal static class Paths
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("/\\");

    public static void Rewrite(string text, EditList edits)
    {
        if (!text.AsSpan().ContainsAny(Separators)) return;
        for (var start = 0; start < text.Length; start++)
        {
            if (text[start] == ' ') continue;
            var end = text.IndexOf(' ', start);
            if (end < 0) end = text.Length;
            SayPath(text, start, end, edits);
            start = end;
        }
    }

    private static void SayPath(string text, int start, int end, EditList edits)
    {
        while (start < end && text[start] is '(' or '[' or '"' or '\'' or '“') start++;
        while (start < end && text[end - 1] is ')' or ']' or '"' or '\'' or '”' or ',' or ';' or ':' or '!' or '?' or '.') end--;
        var path = text.AsSpan(start, end - start);
        if (IsPath(path)) edits.Replace(start, path.Length, AddressWords.Say(path, exact: false));
    }

    private static bool IsPath(ReadOnlySpan<char> token) => token switch
    {
        ['/', >= 'a' and <= 'z', _, ..] => true,
        ['~', '/', ..] or ['.', '/', ..] or ['.', '.', '/', ..] or ['\\', '\\', ..] => token.IndexOfAnyInRange('a', 'z') > 0,
        [_, ':', '\\' or '/', not '/', ..] => char.IsAsciiLetter(token[0]),
        _ => token.ContainsAny(Separators) && token.IndexOf("://") < 0 && AddressWords.IsExtension(token[(token.LastIndexOf('.') + 1)..]),
    };
}
