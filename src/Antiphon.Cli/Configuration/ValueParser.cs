using System.Globalization;

namespace Antiphon.Cli.Configuration;

/// <summary>Reads the values of settings. Every failure is a <see cref="FormatException"/> that says what was expected.</summary>
internal static class ValueParser
{
    private static readonly (string Suffix, double Milliseconds)[] Units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

    /// <summary><c>250ms</c>, <c>2s</c>, <c>1.5m</c>, <c>12h</c>, <c>30d</c> or <c>00:05:00</c>.</summary>
    public static TimeSpan Duration(string text)
    {
        foreach (var (suffix, milliseconds) in Units)
        {
            if (!text.EndsWith(suffix, StringComparison.Ordinal)) continue;
            if (!double.TryParse(text[..^suffix.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)) continue;
            if (count * milliseconds < TimeSpan.MaxValue.TotalMilliseconds) return TimeSpan.FromMilliseconds(count * milliseconds);
        }

        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)) return span;
        throw new FormatException("a duration such as 250ms, 2s, 5m or 12h is expected");
    }

    public static long Number(string text) =>
        long.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("a whole number is expected");

    public static int Int32(string text) =>
        Number(text) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : throw new FormatException("the number is too large");

    public static double Decimal(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("a number such as 0.85 is expected");

    public static int Port(string text) =>
        Number(text) is >= 0 and <= 65_535 and var port ? (int)port : throw new FormatException("a port from 0 to 65535 is expected");

    public static bool Switch(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => throw new FormatException("true or false is expected"),
    };

    public static T Choice<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw new FormatException("one of " + string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant() + " is expected");

    public static IReadOnlyList<string> List(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string NotEmpty(string text) => text.Length > 0 ? text : throw new FormatException("a value is expected");

    public static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new Uri(text)
            : throw new FormatException("an address such as http://localhost:4317 is expected");
}
