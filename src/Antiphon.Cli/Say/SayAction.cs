using Antiphon.Server.Stores.Files;
using System.Globalization;
using Antiphon.Audio;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Speaking;
using Antiphon.Cli.Terminal;
using Antiphon.Client.Synthesis;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Cli.Say;

/// <summary>Speaks one text and brings the audio where it is wanted.</summary>
internal sealed class SayAction(Surroundings surroundings, SayOrder order)
{
    private const string UnplayedFile = "out/say.wav";

    public static async Task<int> RunAsync(Surroundings surroundings, Settings settings, SayOrder order, CancellationToken cancellationToken)
    {
        var data = new DataFolder(settings.DataFolder);
        var endpoint = ClientAddress.Of(settings.Host, settings.Port == 0 ? new Settings().Port : settings.Port);
        var presence = settings.Port == 0 ? ServerPresence.None : await ServerProbe.AskAsync(endpoint, data, surroundings.Time, cancellationToken);
        var action = new SayAction(surroundings, order);
        if (presence == ServerPresence.Ours)
        {
            var keys = await FileAccessKeyStore.OpenAsync(data, surroundings.Time, NullLogger<FileAccessKeyStore>.Instance, cancellationToken);
            return await action.SpeakAsync(new RunningServer(endpoint, data, keys), cancellationToken);
        }

        await using var host = await AntiphonHost.StartAsync(settings with { Port = 0, Host = "localhost" }, surroundings, cancellationToken);
        foreach (var missing in MissingParts.Of(host.Engines)) surroundings.Say(missing);
        var status = await action.SpeakAsync(host.Server, cancellationToken);
        await host.StopAsync(TimeSpan.FromSeconds(1));
        return status;
    }

    private async Task<int> SpeakAsync(RunningServer server, CancellationToken cancellationToken)
    {
        using var http = server.CreateHttp();
        var options = server.CreateStreamOptions(surroundings.Time.GetUtcNow()) with { VoiceId = order.Voice, OutputFormat = order.Format, SampleRate = order.Rate };
        using var text = OpenText();
        await using var sink = OpenSink();
        try
        {
            await using var stream = SynthesisStream.Open(options, http, surroundings.Time);
            await SpokenText.RunAsync(stream, WordFeed.ReadAsync(text, cancellationToken), new Pace(order.Delay, surroundings.Time), new ToSink(sink), cancellationToken);
            await sink.CompleteAsync(cancellationToken);
        }
        catch (SynthesisStreamException failed)
        {
            throw new CommandException(StreamFailure.Explain(failed), ExitCodes.Failure, failed);
        }

        Tell(sink);
        return ExitCodes.Success;
    }

    private TextReader OpenText()
    {
        if (order.Words is { } words) return new StringReader(words);
        if (order.File is not (null or "-")) return new StreamReader(surroundings.PathOf(order.File));
        if (surroundings.InputIsTerminal) surroundings.Say("type what to say; Ctrl-D ends it.");
        return new StreamReader(surroundings.Input);
    }

    private IAudioSink OpenSink()
    {
        var pcmRate = order.Format == "pcm" ? Rate : (int?)null;
        if (order.Out is "-") return new StreamSink(surroundings.OutputBytes);
        if (order.Out is { } path) return new FileSink(surroundings.PathOf(path), pcmRate);
        return (IAudioSink?)PlayerSink.TryStart(order.Format, Rate, Unplayed, surroundings) ?? new FileSink(Unplayed, pcmRate);
    }

    private int Rate => order.Rate ?? AudioFormats.DefaultRate(SpokenFormats.CodecOf(order.Format));

    private string Unplayed => surroundings.PathOf(Path.ChangeExtension(UnplayedFile, SpokenFormats.ExtensionOf(order.Format)));

    private void Tell(IAudioSink sink)
    {
        if (order.Out is "-" || sink is PlayerSink { HasPlayed: true }) return;
        var path = order.Out is { } named ? surroundings.PathOf(named) : Unplayed;
        var why = order.Out is not null ? "" : sink is PlayerSink ? " (the player has no sound here)" : " (neither aplay nor ffplay is installed)";
        surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"wrote {surroundings.Shorten(path)}{why}"));
    }

    private sealed class ToSink(IAudioSink sink) : ISpeechListener
    {
        public void WordSent(string word)
        {
            // Only the audio matters here.
        }

        public ValueTask AudioArrivedAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken) => sink.WriteAsync(audio, cancellationToken);
    }
}
