namespace Antiphon.Speech.Engines;

/// <summary>
/// The engines of one kind that a program has, by name. Registering an engine costs nothing: it is made when it is asked for. Filled by
/// one thread; then safe for concurrent use.
/// </summary>
/// <typeparam name="TEngine">The kind.</typeparam>
public sealed class EngineRegistry<TEngine>
    where TEngine : class, IEngine
{
    private readonly List<(string Name, Func<TEngine> Create)> _engines = [];

    /// <summary>The names in the order in which they were registered.</summary>
    public IEnumerable<string> Names => _engines.Select(engine => engine.Name);

    /// <summary>Makes an engine known.</summary>
    /// <param name="name">Its <see cref="IEngine.Name"/>.</param>
    /// <param name="create">Makes a new engine, which the caller of <see cref="Create"/> owns.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public EngineRegistry<TEngine> Add(string name, Func<TEngine> create)
    {
        if (Names.Contains(name, StringComparer.Ordinal)) throw new ArgumentException($"two engines have the name {name}", nameof(name));
        _engines.Add((name, create));
        return this;
    }

    /// <summary>Makes the engine of a name.</summary>
    /// <param name="name">As it was registered.</param>
    /// <returns>Not started; owned by the caller. Null: no engine has the name.</returns>
    public TEngine? Create(string name) => _engines.Find(known => known.Name == name).Create?.Invoke();
}
