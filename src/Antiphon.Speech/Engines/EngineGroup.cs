namespace Antiphon.Speech.Engines;

/// <summary>Engines that are started and ended together. Owns them.</summary>
/// <typeparam name="TEngine">Their kind.</typeparam>
public sealed class EngineGroup<TEngine> : IAsyncDisposable
    where TEngine : class, IEngine
{
    private EngineGroup(IReadOnlyList<TEngine> engines) => Engines = engines;

    /// <summary>The engines, in the order in which they were given.</summary>
    public IReadOnlyList<TEngine> Engines { get; }

    /// <summary>Those that cannot work now.</summary>
    public IEnumerable<TEngine> Missing => Engines.Where(engine => !engine.State.IsReady);

    /// <summary>Starts engines at the same time. When one throws, or the start is cancelled, all of them are disposed of first.</summary>
    /// <param name="engines">Owned from now on.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<EngineGroup<TEngine>> StartAsync(IReadOnlyList<TEngine> engines, CancellationToken cancellationToken)
    {
        var group = new EngineGroup<TEngine>(engines);
        try
        {
            // Loading a model blocks its thread.
            await Task.WhenAll(engines.Select(engine => Task.Run(() => engine.StartAsync(cancellationToken), cancellationToken)))
                .ConfigureAwait(false);
            return group;
        }
        catch
        {
            await group.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var engine in Engines) await engine.DisposeAsync().ConfigureAwait(false);
    }
}
