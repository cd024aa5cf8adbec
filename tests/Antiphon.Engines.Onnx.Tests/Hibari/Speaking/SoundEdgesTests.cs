using Antiphon.Engines.Onnx.Hibari.Speaking;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Speaking;

public sealed class SoundEdgesTests
{
    [Fact]
    public void FindStart_ToneBehindHiss_IsTheToneWindow()
    {
        var samples = Tone(from: 1300, to: 2000, length: 2400);

        SoundEdges.FindStart(samples).ShouldBe(1200);
        SoundEdges.FindEnd(samples).ShouldBe(2040);
    }

    [Fact]
    public void Find_NothingHeard_IsTheFarEnd()
    {
        var samples = Tone(from: 0, to: 0, length: 2400);

        SoundEdges.FindStart(samples).ShouldBe(2400);
        SoundEdges.FindEnd(samples).ShouldBe(0);
        SoundEdges.FindStart([]).ShouldBe(0);
        SoundEdges.FindEnd(new float[50]).ShouldBe(0);
    }

    // Hiss of -66 dB all over.
    private static float[] Tone(int from, int to, int length)
    {
        var samples = new float[length];
        for (var i = 0; i < length; i++) samples[i] = i % 2 == 0 ? 5e-4f : -5e-4f;
        for (var i = from; i < to; i++) samples[i] += 0.1f * MathF.Sin(i * 0.2f);
        return samples;
    }
}
