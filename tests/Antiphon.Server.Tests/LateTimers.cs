namespace Antiphon.Server.Tests;

/// <summary>A clock whose timers fire only when told, disposed ones too: a real timer's callback may run while its owner disposes everything.</summary>
internal sealed class LateTimers : TimeProvider
{
    private readonly List<Action> _callbacks = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_callbacks) _callbacks.Add(() => callback(state));
        return new LateTimer();
    }

    /// <summary>Runs every callback on this thread; an exception here would end the process on a timer's thread.</summary>
    /// <returns>How many there were.</returns>
    public int FireAll()
    {
        lock (_callbacks)
        {
            foreach (var callback in _callbacks) callback();
            return _callbacks.Count;
        }
    }

    private sealed class LateTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
