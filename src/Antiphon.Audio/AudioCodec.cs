namespace Antiphon.Audio;

/// <summary>How samples become bytes.</summary>
public enum AudioCodec
{
    /// <summary>Signed 16-bit little-endian mono without a header.</summary>
    Pcm,

    /// <summary>MPEG layer III, one continuous stream.</summary>
    Mp3,

    /// <summary>G.711 μ-law, one byte a sample.</summary>
    MuLaw,

    /// <summary>G.711 A-law, one byte a sample.</summary>
    ALaw,

    /// <summary>Vorbis in Ogg, one logical stream.</summary>
    OggVorbis,

    /// <summary>Opus in Ogg, one logical stream.</summary>
    OggOpus,

    /// <summary>PCM behind a WAV header that does not say how long it is.</summary>
    Wav,

    /// <summary>FLAC, 16 bits, of unsaid length.</summary>
    Flac,
}
