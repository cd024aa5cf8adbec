namespace Antiphon.Speech.Scheduling;

/// <summary>One key's urgent steps of one kind: what stands in line against those of other keys.</summary>
internal sealed class UrgentLine(KeyShare key, Comparison<WaitingStep> order) : HeapItem
{
    public KeyShare Key { get; } = key;

    /// <summary>The next one on top.</summary>
    public IndexedHeap<WaitingStep> Steps { get; } = new(order);

    /// <summary>Arrival of the step with which the line began.</summary>
    public long Since { get; set; }
}
