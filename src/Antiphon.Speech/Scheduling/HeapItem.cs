namespace Antiphon.Speech.Scheduling;

/// <summary>What an <see cref="IndexedHeap{T}"/> holds: it knows its own place, so that it can be taken out of the middle.</summary>
internal abstract class HeapItem
{
    /// <summary>Index in the one heap that holds it; -1 in none.</summary>
    public int HeapIndex { get; set; } = -1;
}
