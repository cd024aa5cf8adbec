using System.Net;
using System.Net.Sockets;
using Antiphon.Cli.Hosting;

namespace Antiphon.Cli.Tests.Hosting;

public sealed class ListenSocketsTests
{
    [Fact]
    public void Bind_OfLocalhostAndAFreePort_HasOnePortForEveryAddress()
    {
        using var sockets = ListenSockets.Bind("localhost", 0);

        sockets.Port.ShouldBeGreaterThan(0);
        sockets.Endpoints.ShouldAllBe(e => e.Port == sockets.Port && IPAddress.IsLoopback(e.Address));
    }

    [Fact]
    public void Bind_OfATakenPort_Fails()
    {
        using var first = ListenSockets.Bind("127.0.0.1", 0);
        using var listening = first.Take(first.Endpoints[0]);
        listening.Listen();

        Should.Throw<SocketException>(() => ListenSockets.Bind("localhost", first.Port)).SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
    }

    [Fact]
    public void Bind_OfAnAddressOfAnotherMachine_Fails() => Should.Throw<SocketException>(() => ListenSockets.Bind("192.0.2.1", 0));

    [Fact]
    public void Take_OfOneSocketTwice_Fails()
    {
        using var sockets = ListenSockets.Bind("127.0.0.1", 0);
        using var taken = sockets.Take(sockets.Endpoints[0]);

        Should.Throw<InvalidOperationException>(() => sockets.Take(sockets.Endpoints[0]));
    }
}
