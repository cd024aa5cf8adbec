using System.Globalization;

namespace Antiphon.Wire.Signatures;

/// <summary>Dates as signatures write them, and the window in which they are good.</summary>
public static class SigV4Time
{
    private const string Pattern = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>For example <c>20150830T123600Z</c>; what is below a second is dropped.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>Reads the form that <see cref="Format"/> writes.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>
    /// Null where <paramref name="signed"/> lies within <paramref name="window"/> of <paramref name="now"/>, else AWS's own sentence
    /// about it. Serves request dates and the dates of rolling event signatures alike.
    /// </summary>
    public static string? Complain(DateTimeOffset signed, DateTimeOffset now, TimeSpan window)
    {
        if (now - signed > window) return Expired(signed, now, window);
        if (signed - now <= window) return null;
        var bound = $"{Format(now + window)} ({Format(now)} + {Minutes(window)} min.)";
        return $"Signature not yet current: {Format(signed)} is still later than {bound}";
    }

    internal static string Expired(DateTimeOffset signed, DateTimeOffset now, TimeSpan window) =>
        $"Signature expired: {Format(signed)} is now earlier than {Format(now - window)} ({Format(now)} - {Minutes(window)} min.)";

    private static string Minutes(TimeSpan window) => window.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);
}
