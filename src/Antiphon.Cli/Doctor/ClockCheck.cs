using System.Globalization;

namespace Antiphon.Cli.Doctor;

/// <summary>Signatures and certificates carry dates: a wrong clock breaks both, and nothing says so.</summary>
internal static class ClockCheck
{
    private const string Subject = "clock";
    private const string Fix = "set the clock: timedatectl set-ntp true";

    public static Finding Look(DateTimeOffset now, DateTimeOffset built)
    {
        var shown = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        if (now < built) return Finding.Broken(Subject, $"{shown} is before this program was built ({built.UtcDateTime:yyyy-MM-dd})", Fix);
        return now > built.AddYears(20)
            ? Finding.Doubtful(Subject, $"{shown} is more than twenty years after this program was built", Fix)
            : Finding.Good(Subject, shown);
    }

    /// <summary>When this program was built, as far as its file tells.</summary>
    public static DateTimeOffset BuildTime()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "antiphon.dll");
        return File.Exists(file) ? new DateTimeOffset(File.GetLastWriteTimeUtc(file)) : DateTimeOffset.MinValue;
    }
}
