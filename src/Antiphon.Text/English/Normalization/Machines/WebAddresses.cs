using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Machines;

/// <summary>«https://www.example.com/docs», «example.org»: the scheme is not said, the dots and slashes are.</summary>
internal static partial class WebAddresses
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Address.Matches(text))
        {
            if (!match.Groups["scheme"].Success && !IsHost(match.Groups["host"].ValueSpan)) continue;
            var address = match.Groups["address"];
            var length = TrimEnd(address.ValueSpan);
            if (length == 0) continue;
            var spoken = AddressWords.Say(address.ValueSpan[..length].TrimEnd('/'), exact: true);
            edits.Replace(match.Index, address.Index + length - match.Index, spoken);
        }
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        var last = host[(dot + 1)..];
        // «told.Me» lacks a space; «U.S» is no host.
        return dot > 1 && AddressWords.IsDomain(last) && (last.IndexOfAnyInRange('A', 'Z') < 0 || host.IndexOfAnyInRange('a', 'z') < 0);
    }

    /// <summary>The sentence's own marks behind an address are not part of it.</summary>
    private static int TrimEnd(ReadOnlySpan<char> address)
    {
        var trimmed = address.TrimEnd(".,;:!?'\"*_”’");
        while (trimmed is [.., ')' or ']' or '}'] && !trimmed.ContainsAny("([{")) trimmed = trimmed[..^1].TrimEnd(".,;:!?'\"");
        return trimmed.Length;
    }

    [GeneratedRegex(@"(?<![\w@.\-/\\])(?:(?<scheme>(?:https?|ftp)://)(?<address>[^\s<>""]{1,2000})|" +
        @"(?<address>(?<scheme>www\.)[^\s<>""]{1,2000})|" +
        @"(?<address>(?<host>(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,12})(?![\w@\-(]|\.\w)" +
        @"(?:(?::[0-9]{1,5})?/[^\s<>""]{0,2000}|:[0-9]{1,5}\b)?))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address { get; }
}
