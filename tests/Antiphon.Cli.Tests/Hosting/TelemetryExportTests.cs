using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Antiphon.Cli.Hosting;

namespace Antiphon.Cli.Tests.Hosting;

public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Export_ToACollector_SendsTracesAndMetrics()
    {
        using var collector = Listen(out var address);
        var paths = new ConcurrentBag<string>();
        var collecting = CollectAsync(collector, paths);
        using var commands = new CommandRun();
        commands.Variables["ANTIPHON_ENGINES__USE"] = "tone";
        commands.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = address;
        commands.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";

        var run = await commands.RunAsync("say", "--port", "0", "--out", "x.wav", "Hello.");

        run.Status.ShouldBe(0, run.Error);
        collector.Stop();
        await collecting;
        paths.Distinct().Order().ShouldBe(["/v1/metrics", "/v1/traces"]);
    }

    private static HttpListener Listen(out string address)
    {
        using var sockets = ListenSockets.Bind("127.0.0.1", 0);
        address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{sockets.Port}");
        sockets.Dispose();
        var listener = new HttpListener { Prefixes = { address + "/" } };
        listener.Start();
        return listener;
    }

    private static async Task CollectAsync(HttpListener collector, ConcurrentBag<string> paths)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                paths.Add(context.Request.Url!.AbsolutePath);
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // the test has seen enough
        }
    }
}
