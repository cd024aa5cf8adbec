using System.Diagnostics.CodeAnalysis;
using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Engines;

/// <summary>
/// Something that speaks, recognizes or translates, with a life: it is created cheaply, started once, used by any number of streams at the
/// same time, and disposed of by its owner. Safe for concurrent use. What is not implemented is that of an engine that needs nothing.
/// </summary>
public interface IEngine : IAsyncDisposable
{
    /// <summary>Short lower-case name, unique among the engines of a server: <c>hibari</c>.</summary>
    string Name { get; }

    /// <summary>Whether it can work now. May change at any time: a worker process dies or comes back.</summary>
    EngineState State => EngineState.Ready;

    /// <summary>What its steps need and how they are charged. Does not change. Default: steps that keep a core of this process busy.</summary>
    StepKind StepKind => new(Name);

    /// <summary>
    /// Makes the engine ready, so that the first request does not wait for it. A missing library, model or program is no error:
    /// <see cref="State"/> tells of it.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait. The engine is then disposed of, not started again.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Frees what the engine holds and ends its processes. Requests in progress end with their next step.</summary>
    [SuppressMessage("Usage", "CA1816", Justification = "A default of an interface has no finalizer to suppress.")]
    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;
}
