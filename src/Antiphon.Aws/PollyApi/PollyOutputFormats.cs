namespace Antiphon.Aws.PollyApi;

/// <summary>Values of OutputFormat (polly-model.json).</summary>
public static class PollyOutputFormats
{
    /// <summary>Speech marks instead of audio.</summary>
    public const string Json = "json";

    /// <summary>All of them, in the model's order.</summary>
    public static readonly IReadOnlyList<string> All = [Json, "mp3", "ogg_opus", "ogg_vorbis", "pcm", "mulaw", "alaw"];

    /// <summary>The media type of the answer (polly.md §1.3).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of <see cref="All"/>.</exception>
    public static string ContentTypeOf(string format) => format switch
    {
        Json => "application/x-json-stream",
        "mp3" => "audio/mpeg",
        "ogg_opus" or "ogg_vorbis" => "audio/ogg",
        "pcm" => "audio/pcm",
        "mulaw" => "audio/mulaw",
        "alaw" => "audio/alaw",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such output format."),
    };
}
