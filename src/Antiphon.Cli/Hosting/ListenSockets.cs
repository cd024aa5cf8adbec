using System.Net;
using System.Net.Sockets;

namespace Antiphon.Cli.Hosting;

/// <summary>
/// The server's addresses, bound before anything else starts: a busy port is known at once, and port 0 means one port for
/// both loopback addresses. Kestrel takes the sockets over; those that it did not take are closed on dispose.
/// </summary>
internal sealed class ListenSockets : IDisposable
{
    private const int Attempts = 20;

    private readonly Dictionary<IPEndPoint, Socket> _waiting = [];

    private ListenSockets(IEnumerable<Socket> sockets)
    {
        foreach (var socket in sockets) _waiting.Add((IPEndPoint)socket.LocalEndPoint!, socket);
        Endpoints = [.. _waiting.Keys];
    }

    /// <summary>The addresses with the true port.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints { get; }

    /// <summary>The one port of all of them.</summary>
    public int Port => Endpoints[0].Port;

    /// <summary>Binds every address of <paramref name="host"/> to one port.</summary>
    /// <exception cref="SocketException">The port is taken, or none of the addresses is this machine's.</exception>
    public static ListenSockets Bind(string host, int port)
    {
        var addresses = AddressesOf(host);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new ListenSockets(BindAll(addresses, port));
            }
            catch (SocketException busy) when (port == 0 && busy.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < Attempts)
            {
                // The port that was free for the first address was not for the second: take another one.
            }
        }
    }

    /// <summary>Gives the bound socket of an address away, once.</summary>
    public Socket Take(EndPoint endpoint) =>
        _waiting.Remove((IPEndPoint)endpoint, out var socket) ? socket : throw new InvalidOperationException($"{endpoint} was not bound.");

    public void Dispose()
    {
        foreach (var socket in _waiting.Values) socket.Dispose();
        _waiting.Clear();
    }

    private static IPAddress[] AddressesOf(string host) => host switch
    {
        "localhost" => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        "*" => [IPAddress.Any, IPAddress.IPv6Any],
        _ => IPAddress.TryParse(host, out var address) ? [address] : Dns.GetHostAddresses(host),
    };

    private static List<Socket> BindAll(IPAddress[] addresses, int port)
    {
        var sockets = new List<Socket>();
        SocketException? missing = null;
        try
        {
            foreach (var address in addresses)
            {
                var wanted = sockets.Count > 0 ? ((IPEndPoint)sockets[0].LocalEndPoint!).Port : port;
                if (TryBind(new IPEndPoint(address, wanted), out var socket, out var error)) sockets.Add(socket);
                else missing = error;
            }
        }
        catch
        {
            sockets.ForEach(s => s.Dispose());
            throw;
        }

        return sockets.Count > 0 ? sockets : throw missing ?? new SocketException((int)SocketError.AddressNotAvailable);
    }

    // A machine without IPv6 (or without IPv4) serves on the other one.
    private static bool TryBind(IPEndPoint endpoint, out Socket socket, out SocketException? missing)
    {
        missing = null;
        socket = null!;
        try
        {
            socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (endpoint.AddressFamily == AddressFamily.InterNetworkV6) socket.DualMode = false;
            socket.Bind(endpoint);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.ProtocolNotSupported)
        {
            socket?.Dispose();
            missing = e;
            return false;
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
    }
}
