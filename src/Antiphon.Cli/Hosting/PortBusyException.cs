namespace Antiphon.Cli.Hosting;

/// <summary>Somebody else listens on the port. The message names them and the way out.</summary>
internal sealed class PortBusyException(int port, Exception inner) : IOException(Explain(port), inner)
{
    private static string Explain(int port)
    {
        var holder = PortHolder.Find(port) is { } name ? $"is held by {name}" : "is taken";
        return $"port {port} {holder}. Take another with --port N (0 for any free one), or end that program.";
    }
}
