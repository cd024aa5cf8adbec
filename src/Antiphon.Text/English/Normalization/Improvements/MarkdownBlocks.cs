using System.Buffers;

namespace Antiphon.Text.English.Normalization.Improvements;

/// <summary>
/// What lines of markdown begin with: marks of headings, lists, quotes and fences go, so do rules and the frames of tables.
/// A marked line that ends without a stop gets one, so that a heading is not read into its paragraph.
/// </summary>
internal sealed class MarkdownBlocks : IRewriteStep
{
    private static readonly SearchValues<char> Drawing = SearchValues.Create("-=*_|: ");

    public TextTraits Needs => TextTraits.Markup;

    public void Rewrite(string text, EditList edits)
    {
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOfAny(['\n', '\r'], start);
            if (end < 0) end = text.Length;
            var line = text.AsSpan(start, end - start);
            var mark = MarkLength(line);
            if (mark == 0) continue;

            edits.Delete(start, mark);
            var (body, frame) = Body(text, start + mark, end);
            if (body > start + mark && end < text.Length && char.IsLetterOrDigit(text[body - 1])) edits.Replace(body, 0, ".");
            edits.Delete(body, frame);
        }
    }

    /// <summary>Where the words of a line end, and how much of a table's frame stands behind them.</summary>
    private static (int End, int Frame) Body(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start).TrimEnd();
        var words = line is [.., '|'] ? line[..^1].TrimEnd() : line;
        return (start + words.Length, line.Length - words.Length);
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
