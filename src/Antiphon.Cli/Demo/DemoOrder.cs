namespace Antiphon.Cli.Demo;

/// <summary>What the demo is to do.</summary>
internal sealed record DemoOrder
{
    /// <summary>A file with the text, <c>-</c> for standard input; null for the built-in one.</summary>
    public string? Text { get; init; }

    /// <summary>Where the speech is written.</summary>
    public required string Out { get; init; }

    /// <summary>Voice id.</summary>
    public required string Voice { get; init; }

    /// <summary>Wait after each word.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Whether to end after the text instead of serving on.</summary>
    public bool Once { get; init; }

    /// <summary>Whether the user chose the port: then no other one is taken.</summary>
    public bool PortIsChosen { get; init; }
}
