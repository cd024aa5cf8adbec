using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>What a request gave.</summary>
/// <param name="Samples">All of them.</param>
/// <param name="Marks">All of them.</param>
/// <param name="Chunks">Samples of each chunk.</param>
internal sealed record Spoken(short[] Samples, WordMark[] Marks, int[] Chunks)
{
    private const int Window = 120;                      // 5 ms
    private const double Heard = 32768 * 0.0031623;      // -50 dB

    /// <summary>All sounds, where they were asked for.</summary>
    public SpeechSound[] Sounds { get; init; } = [];

    public double Seconds => Samples.Length / 24000.0;

    /// <summary>Level of what is heard, in dB of full scale: silence between words does not count.</summary>
    public double Decibels
    {
        get
        {
            var loud = Samples.Chunk(Window).Where(window => Rms(window) > Heard).SelectMany(window => window).ToArray();
            return 20 * Math.Log10(Rms(loud) / 32768);
        }
    }

    /// <summary>Seconds of silence in front.</summary>
    public double SilenceBefore => Samples.Chunk(Window).TakeWhile(window => Rms(window) <= Heard).Count() * Window / 24000.0;

    /// <summary>Seconds of silence behind.</summary>
    public double SilenceBehind => Samples.Reverse().Chunk(Window).TakeWhile(window => Rms(window) <= Heard).Count() * Window / 24000.0;

    /// <summary>Samples of a word.</summary>
    public short[] Word(string text, string word)
    {
        var mark = Marks.First(mark => text.Substring(mark.TextStart, mark.TextLength) == word);
        return Samples[(int)mark.SampleOffset..(int)(mark.SampleOffset + mark.SampleLength)];
    }

    public static double Rms(short[] samples) => Math.Sqrt(samples.Average(x => (double)x * x));
}
