using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Inference;

public sealed class RunnerPoolTests
{
    [Fact]
    public async Task Rent_AllAreLent_WaitsForOneToComeBack()
    {
        using var pool = new RunnerPool(VoiceParts.Of(HibariForm.Integer), size: 1);
        var first = await pool.RentAsync(CancellationToken.None);
        var second = pool.RentAsync(CancellationToken.None).AsTask();
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await second).Runner.ShouldBeSameAs(first.Runner);
    }

    [Fact]
    public async Task Rent_CancelledWhileWaiting_LeavesTheLineInOrder()
    {
        using var pool = new RunnerPool(VoiceParts.Of(HibariForm.Integer), size: 1);
        using var cancellation = new CancellationTokenSource();
        var first = await pool.RentAsync(CancellationToken.None);
        var second = pool.RentAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);

        first.Dispose();

        (await pool.RentAsync(CancellationToken.None)).Runner.ShouldBeSameAs(first.Runner);
    }

    [Fact]
    public async Task Rent_AfterDisposal_Throws()
    {
        var pool = new RunnerPool(VoiceParts.Of(HibariForm.Integer), size: 1);
        var lent = await pool.RentAsync(CancellationToken.None);
        pool.Dispose();
        lent.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(async () => await pool.RentAsync(CancellationToken.None));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await pool.RentAsync(CancellationToken.None));
    }
}
