using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Antiphon.Server.Transport;

/// <summary>
/// Has Linux acknowledge at once. awscrt leaves Nagle's algorithm on and waits for our ACK before it sends a small
/// frame (40 ms a time). The kernel falls back to delayed ACKs by itself, so the option is set again after each receive.
/// </summary>
internal static class QuickAck
{
    private const int TcpLevel = 6;
    private const int TcpQuickAck = 12;

    private static ReadOnlySpan<byte> On => [1, 0, 0, 0];

    public static ConnectionDelegate Wrap(ConnectionDelegate next)
    {
        if (!OperatingSystem.IsLinux()) return next;
        return connection =>
        {
            var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
            if (socket is { ProtocolType: ProtocolType.Tcp } && TrySet(socket))
            {
                var transport = connection.Transport;
                connection.Transport = new DuplexPipe(new QuickAckReader(transport.Input, socket), transport.Output);
            }

            return next(connection);
        };
    }

    public static bool TrySet(Socket socket)
    {
        try
        {
            socket.SetRawSocketOption(TcpLevel, TcpQuickAck, On);
            return true;
        }
        catch (SocketException)
        {
            return false; // closed, or a kernel without it: only latency is lost
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
