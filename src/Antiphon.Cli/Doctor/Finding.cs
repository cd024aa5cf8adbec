namespace Antiphon.Cli.Doctor;

/// <summary>How one thing is.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works, but somebody may be surprised.</summary>
    Doubtful,

    /// <summary>Does not work.</summary>
    Broken,
}

/// <summary>What was found about one thing.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Health">How it is.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Fix">What to do about it; null where nothing is to be done.</param>
internal sealed record Finding(string Subject, Health Health, string Detail, string? Fix = null)
{
    public static Finding Good(string subject, string detail) => new(subject, Health.Good, detail);

    public static Finding Doubtful(string subject, string detail, string fix) => new(subject, Health.Doubtful, detail, fix);

    public static Finding Broken(string subject, string detail, string fix) => new(subject, Health.Broken, detail, fix);
}
