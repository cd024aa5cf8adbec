namespace Antiphon.Cli.Terminal;

/// <summary>A command cannot do what it was asked; the message is the one line that the user reads.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Failure, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
