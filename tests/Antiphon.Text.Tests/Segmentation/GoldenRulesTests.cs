using System.Text.Json;
using Antiphon.Text.Segmentation;

namespace Antiphon.Text.Tests.Segmentation;

public sealed class GoldenRulesTests(ITestOutputHelper output)
{
    private sealed record Rule(string Id, string Language, string Text, string[] Sentences, bool Counts);

    [SharedFact]
    public void GoldenRules_FedWhole_CutAsGiven()
    {
        var rules = Read().Where(r => r.Counts).ToList();
        var failed = rules.Where(r => !Cutting.Whole(r.Text, r.Language).Select(s => s.Text).SequenceEqual(r.Sentences)).ToList();
        foreach (var rule in failed) Report(rule);
        foreach (var language in rules.GroupBy(r => r.Language).OrderByDescending(g => g.Count()))
        {
            output.WriteLine($"{language.Key}: {language.Count() - failed.Count(r => r.Language == language.Key)} of {language.Count()}");
        }

        var passed = rules.Count - failed.Count;
        output.WriteLine($"all: {passed} of {rules.Count} = {100.0 * passed / rules.Count:F1} %");
        passed.ShouldBeGreaterThanOrEqualTo(rules.Count * 95 / 100);
    }

    [SharedFact]
    public void GoldenRules_FedInAnyChunks_CutTheSame()
    {
        var random = new Random(20261121);
        foreach (var rule in Read())
        {
            var whole = Cutting.Describe(Cutting.Whole(rule.Text, rule.Language));
            Cutting.Describe(Cutting.CharByChar(rule.Text, rule.Language)).ShouldBe(whole, rule.Id);
            for (var round = 0; round < 4; round++)
            {
                Cutting.Describe(Cutting.InChunks(rule.Text, rule.Language, _ => random.Next(1, 20))).ShouldBe(whole, rule.Id);
            }
        }
    }

    private void Report(Rule rule)
    {
        output.WriteLine($"{rule.Id} expected: {string.Join(" ¦ ", rule.Sentences)}");
        output.WriteLine($"{rule.Id} actual:   {string.Join(" ¦ ", Cutting.Whole(rule.Text, rule.Language).Select(s => s.Text))}");
    }

    private static IEnumerable<Rule> Read()
    {
        var file = Path.Combine(RepositoryFolder.Shared!, "vectors", "sentences", "golden-rules.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var rule in document.RootElement.GetProperty("rules").EnumerateArray())
        {
            var hard = rule.TryGetProperty("hard", out var h) && h.GetBoolean();
            yield return new Rule(
                rule.GetProperty("id").GetString()!,
                rule.GetProperty("language").GetString()!,
                rule.GetProperty("text").GetString()!,
                [.. rule.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!)],
                !hard && rule.GetProperty("verbatim").GetBoolean());
        }
    }
}
