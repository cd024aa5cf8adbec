using System.IO.Pipelines;
using Antiphon.Server.Transport;
using Microsoft.AspNetCore.Connections;

namespace Antiphon.Server.Tests.Transport;

public sealed class DelayedCloseTests
{
    [Fact]
    public async Task Close_WhoseTimerFiresAfterItsEnd_ThrowsNothing()
    {
        var time = new LateTimers();
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var close = new DelayedClose(_ => Task.CompletedTask, new TransportOptions(), time, CancellationToken.None);

        await close.OnConnectionAsync(new DefaultConnectionContext("one", new DuplexPipe(toServer.Reader, toClient.Writer), null!));

        time.FireAll().ShouldBe(1);
    }
}
