using System.Buffers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>
/// What lines of markdown begin with: marks of headings, lists, quotes and fences go, so do rules and the frames of tables.
/// A marked line or a paragraph that ends without a stop gets one, so that a heading is not read into what follows.
/// </summary>
internal static class MarkdownBlocks
{
    private static readonly SearchValues<char> Drawing = SearchValues.Create("-=*_|: ");

    private static readonly SearchValues<char> Closers = SearchValues.Create(")]}\"'`*_~”’»%");

    public static void Rewrite(string text, EditList edits)
    {
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            end = length < 0 ? text.Length : start + length;
            var line = text.AsSpan(start, end - start);
            var mark = MarkLength(line);
            edits.Delete(start, mark);
            var (body, frame) = Body(text, start + mark, end, framed: mark > 0);
            var ends = end < text.Length && (mark > 0 || IsNumbered(line) || IsBlank(text, end));
            if (ends && IsOpen(text.AsSpan(start + mark, body - start - mark))) edits.Replace(body, 0, ".");
            edits.Delete(body, frame);
        }
    }

    /// <summary>Whether words end without a mark that a voice hears; brackets and quotes are looked through.</summary>
    private static bool IsOpen(ReadOnlySpan<char> words)
    {
        var end = words.LastIndexOfAnyExcept(Closers);
        return end >= 0 && char.IsLetterOrDigit(words[end]);
    }

    /// <summary>«1. Mix it»: a line of a numbered list, which keeps its number.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart();
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        return digits is >= 1 and <= 3 && rest[digits] is '.' or ')' && rest[(digits + 1)..].StartsWith(" ");
    }

    /// <summary>Whether the line behind a line's end is empty: a paragraph ends.</summary>
    private static bool IsBlank(string text, int end) =>
        Scan.At(text, end + 1) is '\n' || (Scan.At(text, end) == '\r' && Scan.At(text, end + 2) is '\r' or '\n');

    /// <summary>Where the words of a line end, and how much of a table's frame stands behind them.</summary>
    private static (int End, int Frame) Body(string text, int start, int end, bool framed)
    {
        var line = text.AsSpan(start, end - start).TrimEnd();
        var words = framed && line is [.., '|'] ? line[..^1].TrimEnd() : line;
        return (start + words.Length, framed ? line.Length - words.Length : 0);
    }

    private static int MarkLength(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart();
        if (rest.StartsWith("```") || IsRule(rest)) return line.Length;
        while (Mark(rest) is > 0 and var length) rest = rest[length..].TrimStart();
        return rest.Length == line.TrimStart().Length ? 0 : line.Length - rest.Length;
    }

    /// <summary>«---», «* * *», «|---|:-:|»: a line of nothing but drawing.</summary>
    private static bool IsRule(ReadOnlySpan<char> line) => line.Length >= 3 && !line.ContainsAnyExcept(Drawing) && line.ContainsAny("-=*_");

    private static int Mark(ReadOnlySpan<char> rest) => rest switch
    {
        ['#', ..] => HeadingLength(rest),
        ['-' or '*' or '+' or '•', ' ', ..] => 2,
        ['[', ' ' or 'x' or 'X', ']', ' ', ..] => 4,
        ['>', ' ', ..] => 2,
        ['|', ' ', ..] => 2,
        _ => 0,
    };

    private static int HeadingLength(ReadOnlySpan<char> rest)
    {
        var signs = rest.IndexOfAnyExcept('#');
        return signs is >= 1 and <= 6 && rest[signs] == ' ' ? signs + 1 : 0;
    }
}
