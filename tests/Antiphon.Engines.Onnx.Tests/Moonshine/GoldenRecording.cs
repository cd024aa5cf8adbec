using System.Text.Json;
using Antiphon.Testing.Hearing;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

/// <summary>A line of moonshine-golden: what plain greedy decoding must give for a recording.</summary>
internal sealed record GoldenRecording(string File, string Reference, string Transcript, int[] Ids, int Frames, double Rms, double MinMargin)
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Shared ?? "", "data", "moonshine-golden");

    public static GoldenRecording[] All { get; } =
        RepositoryFolder.Shared is null ? [] : [.. System.IO.File.ReadLines(Path.Combine(Folder, "golden.jsonl")).Select(Parse)];

    /// <summary>The recording's samples; "name[0:10s]" is the first ten seconds of a file.</summary>
    public float[] Samples()
    {
        var parts = File.Split('[');
        var samples = Recording.Read(Path.Combine(Folder, parts[0]));
        return parts.Length == 1 ? samples : samples[..(16_000 * int.Parse(parts[1].Split(':')[1].TrimEnd('s', ']'), System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static GoldenRecording Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new GoldenRecording(
            root.GetProperty("file").GetString()!,
            root.GetProperty("reference").GetString()!,
            root.GetProperty("transcript").GetString()!,
            [.. root.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())],
            root.GetProperty("encoder_frames").GetInt32(),
            root.GetProperty("encoder_rms").GetDouble(),
            root.GetProperty("min_margin").GetDouble());
    }
}
