namespace Antiphon.Bench.Spoken.Load;

/// <summary>How the listeners of a load want their audio.</summary>
/// <param name="Name">Amazon's name of the format.</param>
/// <param name="BytesPerSecond">Of its stream at 24 kHz.</param>
internal sealed record LoadFormat(string Name, double BytesPerSecond)
{
    public static readonly LoadFormat Pcm = new("pcm", 48_000);

    /// <summary>64 kbit/s.</summary>
    public static readonly LoadFormat Mp3 = new("mp3", 8_000);
}
