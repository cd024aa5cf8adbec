using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Testing.English;
using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>The front end with the networks for unknown words, as the voice has it, against the reference readings.</summary>
public sealed class GoldenPhonemesTests(ITestOutputHelper output)
{
    private static readonly ModelFolder Folder = new ModelStore(new ModelStoreOptions()).Find("hibari-heart");
    private static readonly string[] MustBeEqual = ["plain", "contraction", "heteronym"];
    private static readonly string[] MayDiffer = ["hard", "oov"];

    [SharedFact]
    public void Pronounce_WithTheNetworks_IsTheReference()
    {
        using var americanNet = UnknownWordNet.Load(Network.Runtime, Folder, EnglishAccent.American);
        using var britishNet = UnknownWordNet.Load(Network.Runtime, Folder, EnglishAccent.British);
        var tagger = PerceptronTagger.Read(Open("tagger.json.gz"));
        var american = new EnglishPronouncer(Lexicon("us"), tagger, americanNet, Reference(EnglishAccent.American));
        var british = new EnglishPronouncer(Lexicon("gb"), tagger, britishNet, Reference(EnglishAccent.British));

        var report = new GoldenReport(
            GoldenReading.ReadAll(), row => (row.Accent == "gb" ? british : american).Pronounce(row.Text).Phonemes);

        output.WriteLine(report.ToString());
        report.Differences.ShouldNotContain(difference => MustBeEqual.Contains(difference.Row.Class));
        report.Equal(row => !MayDiffer.Contains(row.Class)).ShouldBeGreaterThanOrEqualTo(0.98);
        report.Equal(row => row.Class == "oov").ShouldBeGreaterThanOrEqualTo(0.9);
    }

    private static EnglishOptions Reference(EnglishAccent accent) => new() { Accent = accent, Improvements = false };

    private static EnglishLexicon Lexicon(string accent)
    {
        using var gold = Open($"lexicon_{accent}_gold.json.gz");
        using var silver = Open($"lexicon_{accent}_silver.json.gz");
        return EnglishLexicon.Read(gold, silver);
    }

    private static MemoryStream Open(string name) => new(Folder.Read(name));
}
