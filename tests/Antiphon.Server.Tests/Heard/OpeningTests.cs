using Antiphon.Client.Synthesis;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Transport;

namespace Antiphon.Server.Tests.Heard;

public sealed class OpeningTests
{
    [Fact]
    public async Task Stream_OpenedBeforeThereIsText_ReachesTheServerAtOnce()
    {
        // Without pings: an answer to one would carry the held-back headers along, half a minute late.
        var quiet = new TransportOptions { PingDelay = TimeSpan.FromMinutes(10) };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Transport = quiet });
        using var http = Calling.Trusting(server);
        (await http.SpeakAsync(server.Options("Joanna"), "The connection is there.")).ShouldNotBeEmpty();
        await server.UntilNoStreamsAsync();

        await using var stream = SynthesisStream.Open(server.Options("Joanna"), http);

        await Eventually.Until(() => server.LiveStreams > 0);
    }
}
