using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Timing;

/// <summary>
/// In which steps a segment's frames are decoded. Depends on nothing but the segment and its place in the stream: equal requests give
/// equal audio, however busy the machine is.
/// </summary>
internal static class ChunkSchedule
{
    // The lead's ten frames and 22 of sound, less the two that wait for their neighbours: a quarter of a second to listen to.
    private const int FirstFrames = 32;
    private const int SecondFrames = 48;

    /// <summary>Frames of each chunk.</summary>
    /// <param name="frames">All of them.</param>
    /// <param name="isFirst">Whether a listener waits for it.</param>
    public static IReadOnlyList<int> Make(int frames, bool isFirst)
    {
        var chunks = new List<int>();
        if (isFirst && frames > FirstFrames) frames -= Take(FirstFrames);
        if (isFirst && frames > HibariRunner.MaxChunkFrames) frames -= Take(SecondFrames);

        // The rest in equal parts: a short last chunk would cost as much context as a long one.
        for (var parts = (frames + HibariRunner.MaxChunkFrames - 1) / HibariRunner.MaxChunkFrames; frames > 0; parts--)
        {
            var lanes = ((frames / parts) + FrameGrid.Lanes - 1) / FrameGrid.Lanes * FrameGrid.Lanes;
            frames -= Take(Math.Min(frames, lanes));
        }

        return chunks;

        int Take(int count)
        {
            chunks.Add(count);
            return count;
        }
    }
}
