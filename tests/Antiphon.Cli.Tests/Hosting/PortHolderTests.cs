using System.Net;
using System.Net.Sockets;
using Antiphon.Cli.Hosting;

namespace Antiphon.Cli.Tests.Hosting;

public sealed class PortHolderTests
{
    private const string Table = """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:20FB 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11111 1 0000000000000000 100 0 0 10 0
           1: 0100007F:20FB 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 22222 1 0000000000000000 20 4 30 10 -1
           2: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 33333 1 0000000000000000 100 0 0 10 0
        """;

    [Fact]
    public void Table_OfTheKernel_GivesOnlyListenersOfThePort()
    {
        using var folder = new TemporaryFolder();

        PortHolder.InodesOf(folder.Write("tcp", Table), 8443).ShouldBe(["socket:[11111]"]);
        PortHolder.InodesOf(folder.At("absent"), 8443).ShouldBeEmpty();
    }

    [Fact]
    public void Find_OfAPortOfThisProcess_NamesIt()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();

        PortHolder.Find(((IPEndPoint)socket.LocalEndPoint!).Port).ShouldNotBeNull().ShouldEndWith($"(process {Environment.ProcessId})");
    }

    [Fact]
    public void Find_WithoutProc_KnowsNobody() => PortHolder.Find(1, "/nonexistent").ShouldBeNull();
}
