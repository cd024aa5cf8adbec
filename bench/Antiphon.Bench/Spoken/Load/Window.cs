using System.Diagnostics;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>When a load is measured: after a warm-up, for a while.</summary>
internal sealed class Window(TimeSpan warmUp, TimeSpan length) : IDisposable
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CancellationTokenSource _over = new(warmUp + length);

    public TimeSpan WarmUp => warmUp;

    public bool IsOpen => Stopwatch.GetElapsedTime(_start) > warmUp && !_over.IsCancellationRequested;

    public CancellationToken Over => _over.Token;

    public void Dispose() => _over.Dispose();
}
