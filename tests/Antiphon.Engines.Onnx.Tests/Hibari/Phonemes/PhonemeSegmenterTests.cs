using System.Text;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Phonemes;

public sealed class PhonemeSegmenterTests
{
    private static readonly PhonemeVocabulary Vocabulary =
        PhonemeVocabulary.Read(File.ReadAllBytes(Network.InTheBox("hibari-heart", "vocab.json")));

    private readonly PhonemeSegmenter _segmenter = new(Vocabulary, maxIds: 256);

    [SharedFact]
    public void Cut_GoldenPhonemes_GivesTheGoldenIds()
    {
        foreach (var sentence in GoldenSentence.ReadAll())
        {
            var segment = _segmenter.Cut(new Pronunciation(sentence.Phonemes, []), isClosed: true).ShouldHaveSingleItem();
            segment.Ids.ShouldBe(sentence.Ids);
        }
    }

    [Theory]
    [InlineData("wˈʌn", true, 4, ' ')]
    [InlineData("wˈʌn.", true, 4, '.')]
    [InlineData("wˈʌn,", false, 4, ',')]
    [InlineData("“wˈʌn.”", false, 5, '.')]
    [InlineData("wˈʌn)", false, 4, ' ')]
    public void Cut_LastMark_IsWhatFollowsTheLastSound(string phonemes, bool isClosed, int lastSound, char mark)
    {
        var segment = _segmenter.Cut(new Pronunciation(phonemes, []), isClosed).ShouldHaveSingleItem();

        segment.LastSound.ShouldBe(lastSound);
        segment.LastMark.ShouldBe(mark);
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData(" — ,")]
    [InlineData("漢字")]
    public void Cut_NothingThatSounds_GivesNothing(string phonemes) =>
        _segmenter.Cut(new Pronunciation(phonemes, []), isClosed: true).ShouldBeEmpty();

    [Theory]
    [InlineData(" ")]
    [InlineData(", ")]
    [InlineData("")]
    public void Cut_LongText_GivesSegmentsThatFitAndKeepsEveryWord(string between)
    {
        var phonemes = new StringBuilder();
        var words = new List<PronouncedWord>();
        for (var i = 0; i < 300; i++)
        {
            words.Add(new PronouncedWord(6 * i, 5, phonemes.Length, 5));
            phonemes.Append("wˈʌnd").Append('ə').Append(between);
        }

        var segments = _segmenter.Cut(new Pronunciation(phonemes.ToString(), words), isClosed: true);

        segments.ShouldAllBe(segment => segment.Ids.Length <= 256 && segment.Ids.First() == 0 && segment.Ids.Last() == 0);
        segments.SelectMany(segment => segment.Words).Select(word => word.TextStart).ShouldBe(words.Select(word => word.TextStart));
        foreach (var segment in segments)
        {
            segment.Words.ShouldAllBe(word => word.FirstId > 0 && word.EndId > word.FirstId && word.EndId < segment.Ids.Length);
        }

        if (between == ", ") segments.ShouldAllBe(segment => segment.LastMark == ',');
    }
}
