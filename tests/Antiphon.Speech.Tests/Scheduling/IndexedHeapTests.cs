using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

public sealed class IndexedHeapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Heap_UnderAnyCalls_HasTheLeastOnTop(int seed)
    {
        var random = new Random(seed);
        var heap = new IndexedHeap<Number>((a, b) => a.Value.CompareTo(b.Value));
        var held = new List<Number>();
        for (var call = 0; call < 5_000; call++)
        {
            var chosen = held.Count > 0 ? held[random.Next(held.Count)] : null;
            switch (random.Next(4))
            {
                case 0 when chosen is not null:
                    heap.Remove(chosen);
                    held.Remove(chosen);
                    chosen.HeapIndex.ShouldBe(-1);
                    break;
                case 1 when chosen is not null:
                    chosen.Value = random.Next(100);
                    heap.Update(chosen);
                    break;
                default:
                    held.Add(new Number { Value = random.Next(100) });
                    heap.Add(held[^1]);
                    break;
            }

            heap.Count.ShouldBe(held.Count);
            heap.TryPeek(out var top).ShouldBe(held.Count > 0);
            if (top is not null) top.Value.ShouldBe(held.Min(number => number.Value));
        }
    }

    private sealed class Number : HeapItem
    {
        public int Value { get; set; }
    }
}
