using System.Globalization;
using System.Net.Sockets;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Server.Data;

namespace Antiphon.Cli.Doctor;

/// <summary>Whether the server answers, or could.</summary>
internal static class PortCheck
{
    public static async Task<Finding> LookAsync(Settings settings, DataFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"port {settings.Port}");
        if (settings.Port == 0) return Finding.Good(subject, "any free one");
        var endpoint = ClientAddress.Of(settings.Host, settings.Port);
        var presence = await ServerProbe.AskAsync(endpoint, folder, time, cancellationToken);
        if (presence == ServerPresence.Ours) return Finding.Good(subject, $"the server answers on {endpoint.GetLeftPart(UriPartial.Authority)}");
        try
        {
            using var sockets = ListenSockets.Bind(settings.Host, settings.Port);
            return Finding.Good(subject, "free; no server is running: antiphon serve");
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            var holder = PortHolder.Find(settings.Port) ?? "another program";
            return Finding.Broken(
                subject, $"is held by {holder}, which is no server of this data folder", "end it, take another port with --port N, or name the server's folder with --data FOLDER");
        }
        catch (SocketException e)
        {
            return Finding.Broken(subject, $"cannot listen on {settings.Host}: {e.Message}", "give an address of this machine with --host, or see whether the port is below 1024");
        }
    }
}
