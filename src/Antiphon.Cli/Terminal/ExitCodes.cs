namespace Antiphon.Cli.Terminal;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The command was understood and failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C before the work was done, as shells count it.</summary>
    public const int Interrupted = 130;
}
