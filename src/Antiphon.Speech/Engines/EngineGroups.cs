namespace Antiphon.Speech.Engines;

/// <summary>Starts groups of engines.</summary>
public static class EngineGroups
{
    /// <summary>Starts engines at the same time. When one throws, or the start is cancelled, all of them are disposed of first.</summary>
    /// <typeparam name="TEngine">Their kind.</typeparam>
    /// <param name="engines">Owned from now on.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<EngineGroup<TEngine>> StartAsync<TEngine>(IReadOnlyList<TEngine> engines, CancellationToken cancellationToken)
        where TEngine : class, IEngine
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
}
