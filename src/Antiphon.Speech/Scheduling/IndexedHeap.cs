using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// A binary heap with the least item on top. Adding an item, removing any item and updating one take logarithmic time. Not thread-safe.
/// </summary>
internal sealed class IndexedHeap<T>(Comparison<T> order) where T : HeapItem
{
    private readonly List<T> _items = [];

    public int Count => _items.Count;

    public bool TryPeek([MaybeNullWhen(false)] out T item)
    {
        item = _items.Count > 0 ? _items[0] : null;
        return item is not null;
    }

    public void Add(T item)
    {
        item.HeapIndex = _items.Count;
        _items.Add(item);
        SiftUp(item);
    }

    /// <summary>Removes an item of this heap.</summary>
    public void Remove(T item)
    {
        var (place, last) = (item.HeapIndex, _items[^1]);
        _items.RemoveAt(_items.Count - 1);
        item.HeapIndex = -1;
        if (ReferenceEquals(item, last)) return;
        Put(last, place);
        Update(last);
    }

    /// <summary>Moves an item of this heap to its place after its order has changed.</summary>
    public void Update(T item)
    {
        SiftUp(item);
        SiftDown(item);
    }

    private void SiftUp(T item)
    {
        while (item.HeapIndex > 0)
        {
            var place = item.HeapIndex;
            var parent = _items[(place - 1) / 2];
            if (order(item, parent) >= 0) return;
            Put(parent, place);
            Put(item, (place - 1) / 2);
        }
    }

    private void SiftDown(T item)
    {
        while ((2 * item.HeapIndex) + 1 is var child && child < _items.Count)
        {
            if (child + 1 < _items.Count && order(_items[child + 1], _items[child]) < 0) child++;
            if (order(_items[child], item) >= 0) return;
            var place = item.HeapIndex;
            Put(_items[child], place);
            Put(item, child);
        }
    }

    private void Put(T item, int place)
    {
        _items[place] = item;
        item.HeapIndex = place;
    }
}
