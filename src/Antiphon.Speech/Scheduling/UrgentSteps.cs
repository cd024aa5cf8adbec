namespace Antiphon.Speech.Scheduling;

/// <summary>One account's urgent steps of one kind, low or starved: an entry of a heap that compares accounts.</summary>
internal sealed class UrgentSteps(AccountShare account, Comparison<WaitingStep> order) : HeapItem
{
    public AccountShare Account { get; } = account;

    /// <summary>The next one on top.</summary>
    public IndexedHeap<WaitingStep> Steps { get; } = new(order);

    /// <summary>Arrival of the first step since the account last had none.</summary>
    public long FirstArrival { get; set; }
}
