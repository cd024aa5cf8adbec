using Antiphon.Speech.Workers;

namespace Antiphon.Speech.Tests.Workers;

/// <summary>A worker without a process: dies when killed, or when its input is closed unless it is deaf.</summary>
internal sealed class FakeWorkerProcess(int id, bool isDeaf = false) : IWorkerProcess
{
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Id { get; } = id;

    public Stream Input => Stream.Null;

    public Stream Output => Stream.Null;

    public Task Exited => _exited.Task;

    public bool WasKilled { get; private set; }

    public bool WasDisposed { get; private set; }

    public void Die() => _exited.TrySetResult();

    public void Kill()
    {
        WasKilled = true;
        Die();
    }

    public ValueTask<string> LastWordsAsync() => ValueTask.FromResult($"fake {Id} is gone");

    public ValueTask DisposeAsync()
    {
        WasDisposed = true;
        if (isDeaf) Kill();
        else Die();
        return ValueTask.CompletedTask;
    }
}
