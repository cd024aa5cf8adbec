using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

/// <summary>An engine that counts what is done to it.</summary>
internal class FakeEngine(string name, Func<CancellationToken, Task>? start = null) : IEngine
{
    public string Name => name;

    public EngineState State { get; set; } = EngineState.Ready;

    public int Starts { get; private set; }

    public int Disposals { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Starts++;
        return start?.Invoke(cancellationToken) ?? Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return ValueTask.CompletedTask;
    }
}
