using Antiphon.Text.Data;

namespace Antiphon.Text.English.Tokens;

/// <summary>Addresses that stay one token: <c>https://…</c>, <c>www.…</c>, e-mail, and names that end as the common domains do.</summary>
internal static class WebAddress
{
    private static readonly string[] Schemes = ["http://", "https://", "ftp://", "www."];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Domains =
        EmbeddedTable.Rows("domains").Select(r => r[0]).ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Is(ReadOnlySpan<char> text)
    {
        if (!text.Contains('.') && !text.Contains(':')) return false;
        foreach (var scheme in Schemes)
        {
            if (text.Length > scheme.Length && text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return IsMail(text) || IsName(text);
    }

    private static bool IsMail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at <= 0) return false;
        foreach (var c in text[..at])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '%' or '+' or '-')) return false;
        }

        var host = text[(at + 1)..];
        return IsHost(host) && host[(host.LastIndexOf('.') + 1)..] is { Length: >= 2 } top && !top.ContainsAnyInRange('0', '9');
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('/', '?', '#');
        var host = end < 0 ? text : text[..end];
        return IsHost(host) && Domains.Contains(host[(host.LastIndexOf('.') + 1)..]);
    }

    // Labels of letters, digits and inner hyphens, at least two.
    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (!host.Contains('.')) return false;
        var before = '.';
        foreach (var c in host)
        {
            if (c == '.' ? before is '.' or '-' : !(char.IsAsciiLetterOrDigit(c) || (c == '-' && before != '.'))) return false;
            before = c;
        }

        return before is not ('.' or '-');
    }
}
