namespace Antiphon.Cli.Hosting;

/// <summary>What a start has made so far. Disposing frees all of it, the newest first, whether the start has succeeded or not.</summary>
internal sealed class OwnedParts : IAsyncDisposable
{
    private readonly Stack<object> _parts = [];

    /// <summary>Owns a part from now on.</summary>
    /// <returns>The part.</returns>
    public T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }

    /// <inheritdoc cref="Add"/>
    public T AddPlain<T>(T part)
        where T : IDisposable
    {
        _parts.Push(part);
        return part;
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
        {
            if (part is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else ((IDisposable)part).Dispose();
        }
    }
}
