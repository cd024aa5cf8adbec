using System.Text.Json;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>A sentence as the published program speaks it.</summary>
internal sealed record GoldenSentence(
    string Text, double Speed, string Phonemes, int[] Ids, int[] Durations, float[] Pitch, GoldenWord[] Words)
{
    /// <summary>All of them; those at the voice's own speed come first for each text.</summary>
    public static IReadOnlyList<GoldenSentence> ReadAll()
    {
        var path = Path.Combine(RepositoryFolder.Shared!, "data", "hibari-golden", "durations.json");
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return [.. file.RootElement.EnumerateArray().Select(Read)];
    }

    private static GoldenSentence Read(JsonElement sentence) => new(
        sentence.GetProperty("text").GetString()!,
        sentence.GetProperty("speed").GetDouble(),
        sentence.GetProperty("phonemes").GetString()!,
        [.. sentence.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())],
        [.. sentence.GetProperty("durations").EnumerateArray().Select(duration => duration.GetInt32())],
        [.. sentence.GetProperty("f0_first40").EnumerateArray().Select(hertz => hertz.GetSingle())],
        [.. sentence.GetProperty("words").EnumerateArray().Select(ReadWord)]);

    private static GoldenWord ReadWord(JsonElement word) => new(word[0].GetString()!, word[1].GetDouble(), word[2].GetDouble());
}
