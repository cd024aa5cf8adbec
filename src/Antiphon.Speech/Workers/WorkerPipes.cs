using System.Globalization;
using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Workers;

/// <summary>
/// The two pipes of one worker, with a bound on each wait: a worker that takes or sends nothing for
/// <see cref="WorkerPoolOptions.ProgressTimeout"/> is killed. One reader and one writer may use it at the same time.
/// </summary>
/// <param name="engine">Name of the engine, for the detail of its failures.</param>
/// <param name="process">Not owned.</param>
/// <param name="timeout">The bound of each wait.</param>
/// <param name="time">The clock of <paramref name="timeout"/>.</param>
public sealed class WorkerPipes(string engine, IWorkerProcess process, TimeSpan timeout, TimeProvider time)
{
    /// <summary>Reads until <paramref name="minimum"/> bytes have come.</summary>
    /// <param name="buffer">Filled from its start.</param>
    /// <param name="minimum">Bytes needed, at least one.</param>
    /// <returns>Bytes read; at least <paramref name="minimum"/>.</returns>
    /// <exception cref="EngineException">The worker died or stalled. It must not be used again.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, int minimum)
    {
        using var patience = new CancellationTokenSource(timeout, time);
        Exception? cause = null;
        try
        {
            var count = await process.Output
                .ReadAtLeastAsync(buffer, minimum, throwOnEndOfStream: false, patience.Token).ConfigureAwait(false);
            if (count >= minimum) return count;
        }
        catch (OperationCanceledException failure)
        {
            throw Stalled("sent nothing", failure);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            cause = failure;
        }

        throw await DiedAsync(cause).ConfigureAwait(false);
    }

    /// <summary>Writes and flushes all of <paramref name="bytes"/>.</summary>
    /// <exception cref="EngineException">The worker died or stalled. It must not be used again.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        using var patience = new CancellationTokenSource(timeout, time);
        try
        {
            await process.Input.WriteAsync(bytes, patience.Token).ConfigureAwait(false);
            await process.Input.FlushAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure)
        {
            throw Stalled("read nothing", failure);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw await DiedAsync(failure).ConfigureAwait(false);
        }
    }

    private EngineException Stalled(string what, Exception cause)
    {
        process.Kill();
        return new EngineException(EngineFailure.WorkerStalled, string.Create(
            CultureInfo.InvariantCulture, $"{engine}: process {process.Id} {what} for {timeout.TotalSeconds} s and was killed"), cause);
    }

    private async ValueTask<EngineException> DiedAsync(Exception? cause) =>
        new(EngineFailure.WorkerDied, $"{engine}: {await process.LastWordsAsync().ConfigureAwait(false)}", cause);
}
