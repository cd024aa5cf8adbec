using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>One real-time stream: a writer who stays a few seconds ahead of the voice, as a language model does, and a player.</summary>
internal sealed class Listener(ServerProcess server, HttpMessageInvoker http, Window window)
{
    private const double BytesPerSecond = 48_000;
    private static readonly TimeSpan WrittenAhead = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wanted = new(1, 1);

    public Player Player { get; } = new();

    /// <summary>Listens until the window ends.</summary>
    public async Task RunAsync(TimeSpan delay)
    {
        await Task.Delay(delay);
        await using var stream = SynthesisStream.Open(server.Options, http);
        var writing = WriteAsync(stream);
        try
        {
            await foreach (var audio in stream.ReadAudioAsync(window.Over))
            {
                Player.Take(TimeSpan.FromSeconds(audio.Length / BytesPerSecond), window.IsOpen);
                if (Player.Ahead < WrittenAhead && _wanted.CurrentCount == 0) _wanted.Release();
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
            for (var n = 0; ; n++)
            {
                // Woken by audio that has come; or, when all of it is here and only time passes, looked at again.
                await _wanted.WaitAsync(TimeSpan.FromMilliseconds(250), window.Over);
                if (Player.Ahead < WrittenAhead) await stream.SendTextAsync(LoadText.Paragraphs[n % LoadText.Paragraphs.Length], flush: false, window.Over);
            }
        }
        catch (OperationCanceledException) when (window.Over.IsCancellationRequested)
        {
            // As above.
        }
    }
}
