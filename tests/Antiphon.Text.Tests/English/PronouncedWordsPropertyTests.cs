using Antiphon.Text.English;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Text.Tests.English;

/// <summary>Whatever the text: its words are in order, apart, inside it, and hold every phoneme once.</summary>
public sealed class PronouncedWordsPropertyTests
{
    private const string Marks = ";:,.!?—…\"“”() ";

    private static readonly string[] Pieces =
    [
        "the", "New York", "well-known", "$12.99", "don't", "5 km", "3 October", "12/10/1987", "555-0199", "Dr. Smith", "e.g.", "A", "I",
        "U.S.", "p.m.",
        "“quoted”", "(so)", "Harry—all", "rock 'n' roll", "a@b.com", "x²", "😀", "你好", "[hibari](/hibˈɑɹi/)", "[New York](/nˈu jˈɔɹk/)'s",
        "[a](b)", "10^40",
        ",", ".", "!", "…", "...", " - ", "—", "\n", "\t", " ", "  ", "'", "\"", "\uD83D", "\u0301", "$", "€5", "5€", "50%", "#1", "-5",
        ".5", "1,250", "II", "Henry VIII", "vorp",
    ];

    private static readonly EnglishPronouncer[] Pronouncers =
    [
        EnglishModel.Pronouncer(), EnglishModel.Pronouncer(improvements: false), EnglishModel.Pronouncer(EnglishAccent.British),
    ];

    private static readonly Arbitrary<string> Texts =
        Gen.OneOf(Gen.Elements(Pieces), Gen.Elements(Pieces).Select(p => p + " ")).ArrayOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Words_OfAnyText_AreInOrderAndHoldEveryPhoneme() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts, text =>
        {
            foreach (var pronouncer in Pronouncers) Verify(text, pronouncer.Pronounce(text));
        }));

    private static void Verify(string text, Pronunciation pronunciation)
    {
        int textEnd = 0, phonemeEnd = 0;
        foreach (var word in pronunciation.Words)
        {
            word.TextStart.ShouldBeGreaterThanOrEqualTo(textEnd, text);
            word.TextLength.ShouldBeGreaterThan(0, text);
            word.PhonemeStart.ShouldBeGreaterThanOrEqualTo(phonemeEnd, text);
            word.PhonemeLength.ShouldBeGreaterThan(0, text);
            pronunciation.Phonemes[phonemeEnd..word.PhonemeStart].All(Marks.Contains).ShouldBeTrue(text);
            Marks.Contains(pronunciation.Phonemes[word.PhonemeStart]).ShouldBeFalse(text);
            Marks.Contains(pronunciation.Phonemes[word.PhonemeStart + word.PhonemeLength - 1]).ShouldBeFalse(text);
            textEnd = word.TextStart + word.TextLength;
            phonemeEnd = word.PhonemeStart + word.PhonemeLength;
        }

        textEnd.ShouldBeLessThanOrEqualTo(text.Length);
        pronunciation.Phonemes[phonemeEnd..].All(Marks.Contains).ShouldBeTrue(text);
    }
}
