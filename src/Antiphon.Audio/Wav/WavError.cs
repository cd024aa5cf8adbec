namespace Antiphon.Audio.Wav;

/// <summary>Why bytes could not be read as a WAV file.</summary>
public enum WavError
{
    /// <summary>They do not begin as a WAV file does: some other format.</summary>
    NotWav,

    /// <summary>They end before the samples begin.</summary>
    Truncated,

    /// <summary>A size or a field contradicts another.</summary>
    Malformed,

    /// <summary>A sound WAV file, but not 16-bit PCM.</summary>
    Unsupported,
}
