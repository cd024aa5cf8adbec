namespace Antiphon.Speech.Scheduling;

/// <summary>An item of an <see cref="IndexedHeap{T}"/>. It knows its index, so that it can be removed from the middle.</summary>
internal abstract class HeapItem
{
    /// <summary>Index in the one heap that has it; -1 in none.</summary>
    public int HeapIndex { get; set; } = -1;
}
