using Antiphon.Audio;

namespace Antiphon.Cli.Speaking;

/// <summary>The formats that a stream is asked for, by name and by the end of a file's name.</summary>
internal static class SpokenFormats
{
    /// <summary>As <c>--format</c> takes them.</summary>
    public static readonly string[] Names = ["pcm", "mp3", "ogg_vorbis", "ogg_opus", "mulaw", "alaw"];

    /// <summary>Those that need a native library.</summary>
    public static readonly (string Name, AudioCodec Codec)[] WithLibraries =
        [("mp3", AudioCodec.Mp3), ("ogg_vorbis", AudioCodec.OggVorbis), ("ogg_opus", AudioCodec.OggOpus)];

    /// <summary>The codec of one of <see cref="Names"/>.</summary>
    public static AudioCodec CodecOf(string format) => format switch
    {
        "mp3" => AudioCodec.Mp3,
        "ogg_vorbis" => AudioCodec.OggVorbis,
        "ogg_opus" => AudioCodec.OggOpus,
        "mulaw" => AudioCodec.MuLaw,
        "alaw" => AudioCodec.ALaw,
        _ => AudioCodec.Pcm,
    };

    /// <summary>What a file of this name holds: pcm where its ending says nothing.</summary>
    public static string OfFile(string? path) => Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        ".mp3" => "mp3",
        ".ogg" => "ogg_vorbis",
        ".opus" => "ogg_opus",
        _ => "pcm",
    };

    /// <summary>How the name of a file of this format ends.</summary>
    public static string ExtensionOf(string format) => format switch
    {
        "pcm" => "wav",
        "ogg_vorbis" => "ogg",
        "ogg_opus" => "opus",
        _ => format,
    };
}
