using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

public sealed class UnknownWordNetTests
{
    [SharedTheory]
    [InlineData(EnglishAccent.American, 1, 0)]
    [InlineData(EnglishAccent.British, 2, 1)]   // quantised: another processor may flip a near tie
    public void Pronounce_WordsOfTheReference_ReadAsThere(EnglishAccent accent, int column, int allowed)
    {
        using var net = Load(accent);
        var rows = File.ReadLines(Path.Combine(RepositoryFolder.Shared!, "data", "hibari-golden", "oov.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        rows.Length.ShouldBeGreaterThan(80);
        var different = rows.Where(row => (net.Pronounce(row[0]) ?? "") != row[column]).Select(row => $"{row[0]}: {net.Pronounce(row[0])}, not {row[column]}").ToArray();
        different.Length.ShouldBeLessThanOrEqualTo(allowed, string.Join("; ", different));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12-34")]
    [InlineData("日本")]
    public void Pronounce_NothingThatTheNetworkReads_IsNull(string word)
    {
        using var net = Load(EnglishAccent.American);
        net.Pronounce(word).ShouldBeNull();
    }

    [Fact]
    public void Pronounce_SignsAndDigitsInside_AreIgnored()
    {
        using var net = Load(EnglishAccent.American);
        net.Pronounce("zor-bl1ing'").ShouldBe(net.Pronounce("zorbling"));
    }

    [Fact]
    public void Pronounce_LongerThanTheNetworkReads_IsReadUpToThere()
    {
        using var net = Load(EnglishAccent.American);
        var word = string.Concat(Enumerable.Repeat("flumpet", 20_000));
        net.Pronounce(word).ShouldBe(net.Pronounce(word[..24]));
    }

    [Fact]
    public async Task Pronounce_ManyCallersAtOnce_EachGetsTheirOwnWord()
    {
        using var net = Load(EnglishAccent.American);
        string[] words = ["zorbling", "flumpet", "brindlewick", "Xylonika", "quandrip"];
        var alone = words.Select(net.Pronounce).ToArray();

        using var forgetful = UnknownWordNet.Load(Network.Runtime, Folder(), EnglishAccent.American, cacheCapacity: 1);
        var heard = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => forgetful.Pronounce(words[i % words.Length]))));
        heard.ShouldBe(Enumerable.Range(0, 100).Select(i => alone[i % words.Length]));
    }

    private static UnknownWordNet Load(EnglishAccent accent) => UnknownWordNet.Load(Network.Runtime, Folder(), accent);

    private static ModelFolder Folder() => new ModelStore(new ModelStoreOptions()).Find("hibari-heart");
}
