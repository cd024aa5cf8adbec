using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Serve;
using Antiphon.Cli.Speaking;
using Antiphon.Cli.Terminal;
using Antiphon.Client.Synthesis;

namespace Antiphon.Cli.Demo;

/// <summary>The demo: server, stream, picture, and what to do next.</summary>
internal sealed class DemoAction(Surroundings surroundings, DemoOrder order)
{
    private const int SampleRate = 16_000;

    public async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using var host = await StartAsync(settings, cancellationToken);
        foreach (var missing in MissingParts.Of(host.Engines)) surroundings.Say(missing);
        surroundings.Output.WriteLine(ReadyLine.Of(host, settings, surroundings));
        surroundings.Output.WriteLine();
        await SpeakAsync(host, cancellationToken);
        if (order.Once)
        {
            await host.StopAsync(settings.ShutdownTimeout);
            return ExitCodes.Success;
        }

        TellWhatNext(host, settings);
        await ServeCommand.ServeUntilAskedAsync(host, settings, cancellationToken);
        return ExitCodes.Success;
    }

    private async Task<AntiphonHost> StartAsync(Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await AntiphonHost.StartAsync(settings, surroundings, cancellationToken);
        }
        catch (PortBusyException busy) when (!order.PortIsChosen)
        {
            surroundings.Say(busy.Message.Split('.')[0] + "; taking a free one.");
            return await AntiphonHost.StartAsync(settings with { Port = 0 }, surroundings, cancellationToken);
        }
    }

    private async Task SpeakAsync(AntiphonHost host, CancellationToken cancellationToken)
    {
        using var http = host.Server.CreateHttp();
        using var text = OpenText();
        await using var file = new FileSink(order.Out, SampleRate);
        var options = host.Server.CreateStreamOptions(surroundings.Time.GetUtcNow()) with { VoiceId = order.Voice, OutputFormat = "pcm", SampleRate = SampleRate };
        try
        {
            await WarmUpAsync(options, http, cancellationToken);
            await using var stream = SynthesisStream.Open(options, http, surroundings.Time);
            var line = new TimeLine(file, SampleRate, surroundings.Time);
            await CreateShow().WatchAsync(line, RunAsync(stream, text, line, cancellationToken));
            await file.CompleteAsync(cancellationToken);
        }
        catch (SynthesisStreamException failed)
        {
            throw new CommandException(StreamFailure.Explain(failed), ExitCodes.Failure, failed);
        }

        surroundings.Output.WriteLine($"wrote {surroundings.Shorten(order.Out)}");
    }

    // The figures shown are those of a server that has spoken before: the first stream of a process pays for the TLS handshake
    // and for code that is compiled as it runs.
    private async Task WarmUpAsync(SynthesisStreamOptions options, HttpMessageInvoker http, CancellationToken cancellationToken)
    {
        await using var stream = SynthesisStream.Open(options, http, surroundings.Time);
        await stream.SendTextAsync("One, two, three.", cancellationToken: cancellationToken);
        await stream.CompleteAsync(cancellationToken);
        await foreach (var _ in stream.ReadAudioAsync(cancellationToken))
        {
            // nobody listens
        }
    }

    private async Task RunAsync(SynthesisStream stream, TextReader text, TimeLine line, CancellationToken cancellationToken)
    {
        try
        {
            await SpokenText.RunAsync(stream, WordFeed.ReadAsync(text, cancellationToken), new Pace(order.Delay, surroundings.Time), line, cancellationToken);
        }
        finally
        {
            line.End();
        }
    }

    private IShow CreateShow() => surroundings.OutputIsTerminal
        ? new LiveShow(TerminalOutput.Create(surroundings), $"antiphon · {order.Voice}", surroundings.Time)
        : new PlainShow(surroundings.Output, surroundings.Time);

    private StreamReader OpenText()
    {
        if (order.Text is "-") return new StreamReader(surroundings.Input);
        if (order.Text is { } path) return new StreamReader(surroundings.PathOf(path));
        return new StreamReader(typeof(DemoAction).Assembly.GetManifestResourceStream("demo-text.txt")!);
    }

    private void TellWhatNext(AntiphonHost host, Settings settings)
    {
        var options = ReadyLine.OptionsOf(host, settings, surroundings);
        surroundings.Output.WriteLine($"""

            Still serving. In another terminal:

              eval "$(./antiphon env{options})"     every AWS SDK started there now finds Polly here
              ./antiphon say{options} "Hello."      speak
              {"./antiphon voices".PadRight(options.Length + 24)}     who can speak

            Ctrl-C ends it.
            """);
        surroundings.Output.Flush();
    }
}
