namespace Antiphon.Cli.Say;

/// <summary>What is to be said, and how.</summary>
internal sealed record SayOrder
{
    /// <summary>The text of the command line; null where there is none.</summary>
    public string? Words { get; init; }

    /// <summary>A file with the text; <c>-</c> is standard input.</summary>
    public string? File { get; init; }

    /// <summary>Voice id.</summary>
    public required string Voice { get; init; }

    /// <summary>One of <see cref="Speaking.SpokenFormats.Names"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Samples a second; null for the format's own.</summary>
    public int? Rate { get; init; }

    /// <summary>Where the audio goes; null: it is played.</summary>
    public string? Out { get; init; }

    /// <summary>Wait after each word.</summary>
    public TimeSpan Delay { get; init; }
}
