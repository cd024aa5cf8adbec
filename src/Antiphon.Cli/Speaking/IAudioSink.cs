namespace Antiphon.Cli.Speaking;

/// <summary>Where audio goes. One writer.</summary>
internal interface IAudioSink : IAsyncDisposable
{
    /// <summary>Takes bytes as the stream delivers them.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken);

    /// <summary>No more comes; returns when all of it is where it belongs.</summary>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}
