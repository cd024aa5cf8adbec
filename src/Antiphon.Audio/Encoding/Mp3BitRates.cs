namespace Antiphon.Audio.Encoding;

/// <summary>The bit rates of MPEG audio layer III by sample rate, in kbit/s (ISO 11172-3 §2.4.2.3, ISO 13818-3 §2.4.2.3).</summary>
internal static class Mp3BitRates
{
    private static ReadOnlySpan<int> Mpeg1 => [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    private static ReadOnlySpan<int> Mpeg2 => [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    // MPEG-2.5 has MPEG-2's table, but a frame of more than 64 kbit/s would not fit the decoder's buffer, and LAME refuses it.
    private static ReadOnlySpan<int> Mpeg25 => Mpeg2[..8];

    public static ReadOnlySpan<int> Allowed(int sampleRate) => sampleRate switch
    {
        >= 32000 => Mpeg1,
        >= 16000 => Mpeg2,
        _ => Mpeg25,
    };

    // One step above what would do with a bit reservoir, because ours is off.
    public static int Default(int sampleRate) => sampleRate switch
    {
        >= 44100 => 96,
        >= 22050 => 64,
        >= 16000 => 48,
        _ => 32,
    };
}
