using System.Net.Sockets;
using Antiphon.Client.Synthesis;

namespace Antiphon.Cli.Tests.Serve;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Interrupt_WithAStreamThatGoesOn_WaitsNoLongerThanConfigured()
    {
        await using var server = await ServerProgram.StartAsync("--config", WriteConfig("100ms", out var folder));
        using var _ = folder;
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        await using var stream = Open(server, http);
        await HearSomethingAsync(stream);

        var (status, _, _) = await server.InterruptAsync();

        status.ShouldBe(0);
    }

    [Fact]
    public async Task Interrupt_WithAStreamThatEnds_LetsItFinish()
    {
        await using var server = await ServerProgram.StartAsync("--config", WriteConfig("1h", out var folder));
        using var _ = folder;
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        await using var stream = Open(server, http);
        var audio = await HearSomethingAsync(stream);

        await server.SignalAsync();
        await UntilNobodyListensAsync(server.Port);
        await stream.SendTextAsync("And this is the end.");
        await stream.CompleteAsync();
        while (await audio.MoveNextAsync())
        {
            // to its end
        }

        stream.RequestCharacters.ShouldNotBeNull();
        (await server.ExitAsync()).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Interrupt_Twice_EndsAtOnce()
    {
        await using var server = await ServerProgram.StartAsync("--config", WriteConfig("1h", out var folder));
        using var _ = folder;
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        await using var stream = Open(server, http);
        await HearSomethingAsync(stream);

        await server.SignalAsync();
        await UntilNobodyListensAsync(server.Port);
        var (status, _, _) = await server.InterruptAsync();

        status.ShouldBe(130);
    }

    private static string WriteConfig(string timeout, out TemporaryFolder folder)
    {
        folder = new TemporaryFolder();
        return folder.Write("antiphon.yaml", $"server:\n  shutdown_timeout: {timeout}\n");
    }

    private static SynthesisStream Open(ServerProgram server, HttpMessageInvoker http)
    {
        var credentials = File.ReadLines(Path.Combine(server.Home, ".local", "share", "antiphon", "credentials"))
            .Where(l => l.Contains('=', StringComparison.Ordinal)).Select(l => l.Split(" = ", 2)).ToDictionary(p => p[0], p => p[1]);
        return SynthesisStream.Open(
            new SynthesisStreamOptions
            {
                Endpoint = new Uri($"http://localhost:{server.Port}"),
                AccessKeyId = credentials["aws_access_key_id"],
                SecretAccessKey = credentials["aws_secret_access_key"],
            },
            http);
    }

    private static async Task<IAsyncEnumerator<ReadOnlyMemory<byte>>> HearSomethingAsync(SynthesisStream stream)
    {
        await stream.SendTextAsync("This is the beginning. ", flush: true);
        var audio = stream.ReadAudioAsync().GetAsyncEnumerator();
        (await audio.MoveNextAsync().AsTask().WaitAsync(BuiltProgram.Patience)).ShouldBeTrue();
        return audio;
    }

    // The server has seen the signal once it takes no more connections.
    private static async Task UntilNobodyListensAsync(int port)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync("127.0.0.1", port);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
