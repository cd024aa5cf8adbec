namespace Antiphon.Speech.Workers;

/// <summary>A process that has greeted, and what the engine keeps with it. Held by one lease or by the pool's idle stack.</summary>
internal sealed class Worker<TSession>(IWorkerProcess process, TSession session)
{
    private readonly TaskCompletionSource _dismissed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IWorkerProcess Process { get; } = process;

    public TSession Session { get; } = session;

    public int LeasesEnded { get; set; }

    /// <summary>Completes when the worker is to be replaced: it is gone, or it was dismissed.</summary>
    public Task Over => Task.WhenAny(Process.Exited, _dismissed.Task);

    public bool IsOver => Process.Exited.IsCompleted || _dismissed.Task.IsCompleted;

    public void Dismiss() => _dismissed.TrySetResult();
}
