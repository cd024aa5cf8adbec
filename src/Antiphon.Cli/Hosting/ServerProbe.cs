using System.Net;
using System.Security.Authentication;
using Antiphon.Server.Data;

namespace Antiphon.Cli.Hosting;

/// <summary>What answers at an address.</summary>
internal enum ServerPresence
{
    /// <summary>Nobody listens.</summary>
    None,

    /// <summary>A server of this data folder: its certificate proves it.</summary>
    Ours,

    /// <summary>A program that does not have this data folder's certificate; perhaps a server of another folder.</summary>
    Foreign,
}

/// <summary>Asks who is there.</summary>
internal static class ServerProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<ServerPresence> AskAsync(Uri endpoint, DataFolder data, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(data.AuthorityCertificate)) return await IsListeningAsync(endpoint, cancellationToken) ? ServerPresence.Foreign : ServerPresence.None;
        using var http = RunningServer.CreateHttp(data);
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint, "/healthz")) { Version = HttpVersion.Version20 };
            using var answer = await http.SendAsync(request, either.Token);
            return answer.IsSuccessStatusCode ? ServerPresence.Ours : ServerPresence.Foreign;
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError && e.InnerException is not AuthenticationException
                ? ServerPresence.None
                : ServerPresence.Foreign;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return ServerPresence.Foreign; // it took the connection and said nothing
        }
    }

    private static async Task<bool> IsListeningAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
