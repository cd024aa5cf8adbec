using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Antiphon.Bench.Spoken.Piper;

/// <summary>A Piper voice made ready for sherpa-onnx, which reads from the model's metadata what Piper keeps in a file beside it.</summary>
/// <param name="Model">The network with metadata.</param>
/// <param name="Tokens">One symbol and its id a line.</param>
internal sealed record PiperModel(string Model, string Tokens)
{
    private const string Name = "en_US-joe-medium.onnx";

    /// <summary>The voice, if its files are on this machine: in <c>ANTIPHON_BENCH_PIPER</c>, or where the tests' models are.</summary>
    public static string? FindFolder()
    {
        var asked = Environment.GetEnvironmentVariable("ANTIPHON_BENCH_PIPER");
        if (asked is not null) return File.Exists(Path.Combine(asked, Name)) ? asked : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "models", "test", "piper-joe");
            if (File.Exists(Path.Combine(candidate, Name))) return candidate;
        }

        return null;
    }

    public static PiperModel Prepare(string folder)
    {
        var target = Directory.CreateTempSubdirectory("antiphon-piper").FullName;
        var model = Path.Combine(target, Name);
        using (var file = File.Create(model))
        {
            file.Write(File.ReadAllBytes(Path.Combine(folder, Name)));
            file.Write(Metadata());
        }

        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, Name + ".json")));
        var tokens = Path.Combine(target, "tokens.txt");
        File.WriteAllLines(tokens, config.RootElement.GetProperty("phoneme_id_map").EnumerateObject()
            .Select(symbol => string.Create(CultureInfo.InvariantCulture, $"{symbol.Name} {symbol.Value[0].GetInt32()}")));
        return new PiperModel(model, tokens);
    }

    // Protobuf messages join by joining their bytes: field 14 of a model is its metadata, a repeated pair of key and value.
    private static byte[] Metadata()
    {
        var bytes = new List<byte>();
        (string Key, string Value)[] pairs =
        [
            ("model_type", "vits"), ("comment", "piper"), ("language", "English"), ("voice", "en-us"), ("has_espeak", "1"),
            ("n_speakers", "1"), ("sample_rate", "22050"),
        ];
        foreach (var (key, value) in pairs)
        {
            byte[] pair = [.. Field(1, key), .. Field(2, value)];
            bytes.AddRange([(14 << 3) | 2, (byte)pair.Length, .. pair]);
        }

        return [.. bytes];

        static byte[] Field(int number, string text) => [(byte)((number << 3) | 2), (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
    }
}
