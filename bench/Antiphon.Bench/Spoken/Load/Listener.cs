using System.Diagnostics;
using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>One real-time stream: a writer that stays a few seconds ahead of the voice, as a language model does, and a player.</summary>
internal sealed class Listener(ServerProcess server, HttpMessageInvoker http, Window window, LoadFormat format)
{
    private const double LettersPerSecond = 20; // a little more than the voice speaks: the writer is never what is waited for
    private static readonly TimeSpan WrittenAhead = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    public Player Player { get; } = new();

    /// <summary>Listens until the window ends.</summary>
    public async Task RunAsync(TimeSpan delay)
    {
        await Task.Delay(delay);
        await using var stream = SynthesisStream.Open(server.Options with { OutputFormat = format.Name }, http);
        var writing = WriteAsync(stream);
        try
        {
            await foreach (var audio in stream.ReadAudioAsync(window.Over))
            {
                Player.Take(TimeSpan.FromSeconds(audio.Length / format.BytesPerSecond), window.IsOpen);
            }
        }
        catch (OperationCanceledException) when (window.Over.IsCancellationRequested)
        {
            // The measurement is over; the stream is simply left.
        }

        await writing;
    }

    private async Task WriteAsync(SynthesisStream stream)
    {
        try
        {
            var (start, written) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
            for (var n = 0; ; n++)
            {
                while (written > Stopwatch.GetElapsedTime(start) + WrittenAhead) await Task.Delay(Glance, window.Over);
                var text = LoadText.Paragraphs[n % LoadText.Paragraphs.Length];
                written += TimeSpan.FromSeconds(text.Length / LettersPerSecond);
                await stream.SendTextAsync(text, flush: false, window.Over);
            }
        }
        catch (OperationCanceledException) when (window.Over.IsCancellationRequested)
        {
            // As above.
        }
    }
}
