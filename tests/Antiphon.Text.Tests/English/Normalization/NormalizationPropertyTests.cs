using Antiphon.Text.English;
using Antiphon.Text.English.Normalization;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Text.Tests.English.Normalization;

/// <summary>What holds for every text, however strange.</summary>
public sealed class NormalizationPropertyTests
{
    private const int Rounds = 2_000;

    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\n", ".", ",", ":", "-", "–", "/", "'", "\"", "$", "£", "€", "¢", "°", "%", "#", "@", "+", "*", "_", "`", "~",
        "|", "(", ")", "[", "]", "<", ">", "&", "=", "1", "5", "12", "007", "2024", "555", "1,000", "3.14", "10^36", "½", "²", "≤", "π",
        "你", "é", "e\u0301", "\uD83D\uDE00", "\uD83D", "\uDE00", "\u200B", "\u0000", "\uE000", "Ａ", "a", "I", "IV", "King", "Chapter",
        "St.", "Dr.", "No.", "Mon", "Jan.", "May", "the", "of", "am", "pm", "km", "k", "US", "USD", "www.", "http://", "example.com",
        "x@y.org", "v2.0.1", "main.cs", "C#", "THE", "word", "T", "Z", "e.g.", "\\", "![", "](", "```", "---", "&amp;", "<b>", "5'10\"",
        "#1",
    ];

    private static readonly Arbitrary<string[]> Texts = Gen.Elements(Pieces).ArrayOf().ToArbitrary();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Normalize_AnyText_MapsForwardOnly(bool improvements)
    {
        var normalizer = new EnglishNormalizer(improvements);
        ForAll(Texts, pieces => RunsForward(normalizer.Normalize(MappedText.Of(string.Concat(pieces)), []), string.Concat(pieces).Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Normalize_AnyChars_MapsForwardOnly(bool improvements)
    {
        var normalizer = new EnglishNormalizer(improvements);
        ForAll(
            ArbMap.Default.ArbFor<string>(),
            text => text is null || RunsForward(normalizer.Normalize(MappedText.Of(text), []), text.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Normalize_ProtectedSpans_ComeOutVerbatim(bool improvements)
    {
        var normalizer = new EnglishNormalizer(improvements);
        ForAll(Texts, pieces =>
        {
            var (spans, text) = ProtectEveryThird(pieces);
            var result = normalizer.Normalize(MappedText.Of(text), spans);
            return RunsForward(result, text.Length) && spans.All(span => IsVerbatim(result, text, span));
        });
    }

    [Fact]
    public void Normalize_Improved_LeavesNoControlChars() =>
        ForAll(
            Texts,
            pieces =>
                !new EnglishNormalizer(improvements: true).Normalize(MappedText.Of(string.Concat(pieces)), []).Text.Any(char.IsControl));

    private static void ForAll<T>(Arbitrary<T> inputs, Func<T, bool> holds) =>
        Prop.ForAll(inputs, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithReplay(20261121, 297));

    private static (List<(int Start, int Length)> Spans, string Text) ProtectEveryThird(string[] pieces)
    {
        var spans = new List<(int, int)>();
        var at = 0;
        for (var i = 0; i < pieces.Length; at += pieces[i++].Length)
        {
            if (i % 3 == 2) spans.Add((at, pieces[i].Length));
        }

        return (spans, string.Concat(pieces));
    }

    private static bool IsVerbatim(MappedText result, string text, (int Start, int Length) span)
    {
        var kept = Enumerable.Range(0, result.Text.Length)
            .Where(i => result.SourceStart(i) >= span.Start && result.SourceEnd(i) <= span.Start + span.Length
                && result.SourceEnd(i) == result.SourceStart(i) + 1);
        return string.Concat(kept.Select(i => result.Text[i])) == text.Substring(span.Start, span.Length);
    }

    private static bool RunsForward(MappedText text, int sourceLength)
    {
        for (var i = 0; i < text.Text.Length; i++)
        {
            if (text.SourceStart(i) < 0 || text.SourceEnd(i) < text.SourceStart(i) || text.SourceEnd(i) > sourceLength) return false;
            if (i > 0 && (text.SourceStart(i) < text.SourceStart(i - 1) || text.SourceEnd(i) < text.SourceEnd(i - 1))) return false;
        }

        return true;
    }
}
