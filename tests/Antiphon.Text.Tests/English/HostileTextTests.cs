using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

public sealed class HostileTextTests
{
    private const int Length = 10_000;

    private static readonly EnglishPronouncer American = EnglishModel.Pronouncer();

    public static TheoryData<string> Patterns =>
        [.. TestTable.Rows("English/hostile-patterns.tsv").Select(r => System.Text.RegularExpressions.Regex.Unescape(r[0]))];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Pronounce_LongTextWithoutSpaces_EndsWithWordsInsideIt(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, Length / pattern.Length));

        var pronunciation = American.Pronounce(text);

        pronunciation.Words.ShouldAllBe(w => w.TextStart >= 0 && w.TextLength > 0 && w.TextStart + w.TextLength <= text.Length);
    }

    [Theory]
    [InlineData("xqz#")]
    [InlineData("Xq1.")]
    [InlineData("zzq-")]
    public void Pronounce_LongTextWithoutSpaces_AsksForEachUnknownWordOnce(string pattern)
    {
        var counter = new CountingWords();
        var pronouncer = new EnglishPronouncer(
            EnglishModel.Lexicon(EnglishAccent.American), EnglishModel.Tagger, counter, new EnglishOptions());
        var count = Length / pattern.Length;

        pronouncer.Pronounce(string.Concat(Enumerable.Repeat(pattern, count)));

        counter.Chars.ShouldBeLessThanOrEqualTo(Length);
    }

    [Fact]
    public void Pronounce_AnyUtf16_DoesNotThrow()
    {
        var random = new Random(1);
        var british = EnglishModel.Pronouncer(EnglishAccent.British, improvements: false);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => Char(random))]);
            Should.NotThrow(() => American.Pronounce(text), text);
            Should.NotThrow(() => british.Pronounce(text), text);
        }
    }

    private static char Char(Random random) => random.Next(4) switch
    {
        0 => (char)random.Next(0x10000),
        1 => (char)random.Next(0x250),
        2 => "'’-._/,$£€%&@#[]()\u0301\uD83D\uDE00"[random.Next(21)],
        _ => "aAeEiIoOsStTdDnNgG 0123456789"[random.Next(29)],
    };

    private sealed class CountingWords : IUnknownWords
    {
        public int Chars { get; private set; }

        public string? Pronounce(string word)
        {
            Chars += word.Length;
            return "vˈɔɹp";
        }
    }
}
