using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Hosting;

/// <summary>The address by which clients on this machine reach the server.</summary>
internal static class ClientAddress
{
    /// <param name="host">What the server listens on.</param>
    /// <param name="port">Its true port.</param>
    public static Uri Of(string host, int port) => new UriBuilder("https", host is "*" or "0.0.0.0" or "::" ? "localhost" : host, port).Uri;

    /// <summary>As the settings have it, without a path.</summary>
    /// <exception cref="CommandException">They leave the port to chance.</exception>
    public static string Of(Settings settings) => settings.Port == 0
        ? throw new CommandException("port 0 is no address: say --port N, as the server's ready line has it.", ExitCodes.Usage)
        : Of(settings.Host, settings.Port).GetLeftPart(UriPartial.Authority);
}
