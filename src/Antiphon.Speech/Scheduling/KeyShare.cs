namespace Antiphon.Speech.Scheduling;

/// <summary>What one key has had of the slots while its listeners had nothing to hear, and its steps that wait in that state.</summary>
internal sealed class KeyShare(string key) : HeapItem
{
    public string Key { get; } = key;

    /// <summary>Streams that are open.</summary>
    public int Streams { get; set; }

    /// <summary>CPU time on a virtual clock that all keys share: a key that comes back starts from where the others are.</summary>
    public TimeSpan Served { get; set; }

    /// <summary>When it was last served, as a number that grows with every turn.</summary>
    public long LastTurn { get; set; }

    /// <summary>Arrival of the step with which it began to wait: the last word between equals.</summary>
    public long WaitingSince { get; set; }

    /// <summary>Its waiting steps, the first come on top.</summary>
    public IndexedHeap<WaitingStep> Dry { get; } = new(StepQueue.ByArrival);
}
