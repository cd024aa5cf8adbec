using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Timing;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Timing;

public sealed class ChunkScheduleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Make_AnyLength_CoversAllFramesInChunksThatARunnerTakes(bool isFirst)
    {
        for (var frames = 6; frames < 2000; frames++)
        {
            var chunks = ChunkSchedule.Make(frames, isFirst);

            chunks.Sum().ShouldBe(frames);
            chunks.ShouldAllBe(count => count > 0 && count <= HibariRunner.MaxChunkFrames);
        }
    }

    [Fact]
    public void Make_FirstPiece_BeginsSmall()
    {
        ChunkSchedule.Make(280, isFirst: true).ShouldBe([32, 48, 72, 64, 64]);
        ChunkSchedule.Make(110, isFirst: true).ShouldBe([32, 78]);
        ChunkSchedule.Make(280, isFirst: false).ShouldBe([96, 96, 88]);
    }
}
