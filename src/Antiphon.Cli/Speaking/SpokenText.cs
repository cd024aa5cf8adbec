using Antiphon.Client.Synthesis;

namespace Antiphon.Cli.Speaking;

/// <summary>Speaks a text through a server: words go in at a pace while audio comes out.</summary>
internal static class SpokenText
{
    /// <summary>Runs the stream to its proven end.</summary>
    /// <returns>Characters that the service counted.</returns>
    /// <exception cref="SynthesisStreamException">The service refused or failed.</exception>
    public static async Task<long> RunAsync(
        SynthesisStream stream, IAsyncEnumerable<string> words, Pace pace, ISpeechListener listener, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAsync(stream, words, pace, listener, either.Token);
        var reading = ReadAsync(stream, listener, either.Token);
        try
        {
            // Reading first: when the service refuses, that says why; writing then only says that nobody reads.
            await reading;
            await writing;
        }
        finally
        {
            await either.CancelAsync();
            await ((Task)Task.WhenAll(writing, reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return stream.RequestCharacters ?? 0;
    }

    private static async Task WriteAsync(SynthesisStream stream, IAsyncEnumerable<string> words, Pace pace, ISpeechListener listener, CancellationToken cancellationToken)
    {
        await foreach (var word in words.WithCancellation(cancellationToken))
        {
            await stream.SendTextAsync(word, cancellationToken: cancellationToken);
            listener.WordSent(word);
            if (pace.Delay > TimeSpan.Zero) await Task.Delay(pace.Delay, pace.Time, cancellationToken);
        }

        await stream.CompleteAsync(cancellationToken);
    }

    private static async Task ReadAsync(SynthesisStream stream, ISpeechListener listener, CancellationToken cancellationToken)
    {
        await foreach (var audio in stream.ReadAudioAsync(cancellationToken)) await listener.AudioArrivedAsync(audio, cancellationToken);
    }
}

/// <summary>How fast words go in.</summary>
/// <param name="Delay">Wait after each word.</param>
/// <param name="Time">The clock.</param>
internal readonly record struct Pace(TimeSpan Delay, TimeProvider Time);
