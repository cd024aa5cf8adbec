using System.Runtime.InteropServices;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Waveform;

/// <summary>The synthetic network outputs whose sound is known: smooth surfaces over bins and frames, given by formula.</summary>
internal sealed class GoldenSpectra
{
    private const float NoNoise = -100;

    private GoldenSpectra(int frames, Func<int, double> pitch, double harmonics = 0, double free = 0, double? noise = null)
    {
        Pitch = [.. Enumerable.Range(0, frames).Select(t => (float)pitch(t))];
        Outputs = new SpectrumBuffers(frames);
        for (var k = 0; k < FrameGrid.Bins; k++)
        {
            for (var t = 0; t < frames; t++) Fill((k * frames) + t, k, t);
        }

        void Fill(int at, int k, int t)
        {
            var wave = 1 + (1.5 * Math.Sin(Math.Tau * t / 17)) - (0.006 * k);
            var ripple = -6 + (2 * Math.Cos((0.02 * k) - (0.1 * t)));
            Outputs.Harmonics.Span[at] = (float)(harmonics < NoNoise ? NoNoise : wave + harmonics);
            Outputs.HarmonicPhases.Span[at] = (float)(0.8 * Math.Sin((0.01 * k) + (0.3 * t)));
            Outputs.Noise.Span[at] = (float)(noise is { } level ? level : NoNoise);
            Outputs.Free.Span[at] = (float)(free < NoNoise ? NoNoise : ripple + free);
            Outputs.FreePhases.Span[at] = (float)((0.05 * k) + (0.7 * t) + (0.3 * Math.Sin(k * t / 50.0)));
        }
    }

    public float[] Pitch { get; }

    public SpectrumBuffers Outputs { get; }

    public static GoldenSpectra Make(string name) => name switch
    {
        "voiced" => new(40, VoicedPitch),
        "noisy" => new(40, VoicedPitch, noise: -2),
        "mixed" => new(32, MixedPitch),
        "free" => new(16, static _ => 0, harmonics: double.NegativeInfinity, free: 6),
        "harm" => new(20, static _ => 217.3, free: double.NegativeInfinity),
        "clamp" => new(10, static t => 120 + (5 * t), harmonics: 7.5, free: 3),
        "short" => new(6, static _ => 203.7),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static double VoicedPitch(int t) => 180 + (60 * Math.Sin(Math.Tau * t / 25));

    public static float[] Read(string name)
    {
        var path = Path.Combine(RepositoryFolder.Shared!, "data", "hibari-golden", "dsp", name + ".f32");
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
    }

    /// <summary>The sound, made in chunks whose sizes are taken from the list in turn.</summary>
    public float[] Speak(Vocoder vocoder, SpectrumShape shape, params int[] chunks)
    {
        var frames = Pitch.Length;
        var samples = new float[(frames + OverlapAdd.LatencyFrames) * FrameGrid.Hop];
        vocoder.Reset(Pitch, shape);
        var (first, written) = (0, 0);
        for (var i = 0; first < frames; i++)
        {
            var count = Math.Min(chunks[i % chunks.Length], frames - first);
            written += vocoder.Write(Outputs, new FrameRange(frames, first, count), samples.AsSpan(written));
            first += count;
        }

        return samples[..written];
    }

    private static double MixedPitch(int t) => t switch
    {
        >= 10 and <= 14 => 0,
        22 => 39,
        23 => 41,
        >= 28 and <= 30 => -3,
        _ => 140 + (50 * Math.Sin(Math.Tau * t / 20)),
    };
}
