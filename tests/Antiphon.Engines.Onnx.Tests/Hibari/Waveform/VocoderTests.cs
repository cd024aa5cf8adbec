using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Waveform;

public sealed class VocoderTests
{
    private readonly Vocoder _vocoder = new();

    [SharedTheory]
    [InlineData("voiced", 2e-3)]
    [InlineData("mixed", 2e-3)]
    [InlineData("free", 1e-4)]
    [InlineData("harm", 2e-3)]
    [InlineData("clamp", 2e-3)]
    [InlineData("short", 2e-3)]
    public void Write_GoldenSpectrum_GivesTheGoldenSound(string name, double tolerance)
    {
        var sound = GoldenSpectra.Make(name).Speak(_vocoder, default, int.MaxValue);

        var golden = GoldenSpectra.Read(name);
        sound.Length.ShouldBe(golden.Length);
        RelativeDifference(sound, golden).ShouldBeLessThan(tolerance);
    }

    [Theory]
    [InlineData("voiced")]
    [InlineData("noisy")]
    [InlineData("mixed")]
    [InlineData("free")]
    [InlineData("clamp")]
    [InlineData("short")]
    public void Write_InChunksOfAnySize_GivesTheSameSamples(string name)
    {
        var spectra = GoldenSpectra.Make(name);
        var whole = spectra.Speak(_vocoder, default, int.MaxValue);

        foreach (var chunks in new int[][] { [1], [2], [7], [8], [3, 11, 5], [16, 1] })
        {
            spectra.Speak(_vocoder, default, chunks).ShouldBe(whole);
        }
    }

    [Theory]
    [InlineData(0.85)]
    [InlineData(1.2)]
    public void Write_AnotherVocalTract_MovesTheSpectrumAndKeepsThePitch(double factor)
    {
        var spectra = GoldenSpectra.Make("harm");
        var plain = spectra.Speak(_vocoder, default, int.MaxValue);
        var shape = new SpectrumShape(new BinWarp(factor), IsWhisper: false);

        var warped = spectra.Speak(_vocoder, shape, int.MaxValue);

        (Rms(warped) / Rms(plain)).ShouldBeInRange(0.5, 2);
        warped.ShouldNotBe(plain);
        spectra.Speak(_vocoder, new SpectrumShape(new BinWarp(1), IsWhisper: false), int.MaxValue).ShouldBe(plain);
    }

    [Fact]
    public void Write_Whisper_HasNoiseWhereHarmonicsWere()
    {
        var spectra = GoldenSpectra.Make("harm");
        spectra.Pitch.AsSpan().Clear();

        Rms(spectra.Speak(_vocoder, default, 8)).ShouldBeLessThan(1e-6);
        Rms(spectra.Speak(_vocoder, new SpectrumShape(null, IsWhisper: true), 8)).ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void Write_MoreFramesThanThePitchHas_Throws()
    {
        var spectra = GoldenSpectra.Make("short");
        _vocoder.Reset(spectra.Pitch.AsMemory(0, 4), default);

        Should.Throw<ArgumentException>(() => _vocoder.Write(spectra.Outputs, new FrameRange(6, 0, 5), new float[3000]));
        Should.Throw<ArgumentException>(() => _vocoder.Write(spectra.Outputs, new FrameRange(7, 0, 4), new float[3000]));
    }

    [Fact]
    public void Write_SecondUtterance_AllocatesNothing()
    {
        var spectra = GoldenSpectra.Make("voiced");
        var samples = new float[(spectra.Pitch.Length + 2) * FrameGrid.Hop];
        Once();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Once()
        {
            _vocoder.Reset(spectra.Pitch, default);
            _vocoder.Write(spectra.Outputs, new FrameRange(40, 0, 40), samples);
        }
    }

    private static double RelativeDifference(float[] actual, float[] expected) =>
        Rms([.. actual.Zip(expected, (a, b) => a - b)]) / Rms(expected);

    private static double Rms(float[] samples) => Math.Sqrt(samples.Average(x => (double)x * x));
}
