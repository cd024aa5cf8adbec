namespace Antiphon.Speech.Engines;

/// <summary>Engines that are started and ended together. Owns them.</summary>
/// <typeparam name="TEngine">Their kind.</typeparam>
public sealed class EngineGroup<TEngine> : IAsyncDisposable
    where TEngine : class, IEngine
{
    internal EngineGroup(IReadOnlyList<TEngine> engines) => Engines = engines;

    /// <summary>The engines, in the order in which they were given.</summary>
    public IReadOnlyList<TEngine> Engines { get; }

    /// <summary>Those that cannot work now.</summary>
    public IEnumerable<TEngine> Missing => Engines.Where(engine => !engine.State.IsReady);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var engine in Engines) await engine.DisposeAsync().ConfigureAwait(false);
    }
}
