namespace Antiphon.Cli.Speaking;

/// <summary>Standard output, for pipes. The stream stays its owner's.</summary>
internal sealed class StreamSink(Stream stream) : IAudioSink
{
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(audio, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public async ValueTask CompleteAsync(CancellationToken cancellationToken) => await stream.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
