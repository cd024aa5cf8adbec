using Antiphon.Engines.Onnx.Hibari.Speaking;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Speaking;

public sealed class SampleQueueTests
{
    [Fact]
    public void Queue_AppendedAndDropped_HoldsTheRestInOrder()
    {
        var queue = new SampleQueue();
        for (var i = 0; i < 100; i++)
        {
            queue.Reserve(8)[..3].Fill(i);
            queue.Append(3);
            if (i % 2 == 1) queue.Drop(4);
        }

        queue.Span.Length.ShouldBe(100);
        queue.Span[^3..].ToArray().ShouldBe([99, 99, 99]);
        queue.Span.ToArray().ShouldBeInOrder();
    }

    [Fact]
    public void SetLength_LongerAndShorter_AddsSilenceAndDropsTheNewest()
    {
        var queue = new SampleQueue();
        queue.Reserve(100).Fill(7);
        queue.Append(2);

        queue.SetLength(4);
        queue.Span.ToArray().ShouldBe([7, 7, 0, 0]);
        queue.SetLength(1);
        queue.Span.ToArray().ShouldBe([7]);
        queue.Clear();
        queue.Span.Length.ShouldBe(0);
    }
}
