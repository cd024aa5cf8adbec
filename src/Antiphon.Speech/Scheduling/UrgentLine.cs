namespace Antiphon.Speech.Scheduling;

/// <summary>One account's urgent steps of one kind: what stands in line against those of other accounts.</summary>
internal sealed class UrgentLine(AccountShare account, Comparison<WaitingStep> order) : HeapItem
{
    public AccountShare Account { get; } = account;

    /// <summary>The next one on top.</summary>
    public IndexedHeap<WaitingStep> Steps { get; } = new(order);

    /// <summary>Arrival of the step with which the line began.</summary>
    public long Since { get; set; }
}
