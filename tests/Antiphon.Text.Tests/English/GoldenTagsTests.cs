using Antiphon.Testing.English;
using Antiphon.Text.English;
using Antiphon.Text.English.Normalization;
using Antiphon.Text.English.Tokens;

namespace Antiphon.Text.Tests.English;

public sealed class GoldenTagsTests
{
    [SharedFact]
    public void Tokens_OfTheReference_HaveItsTags()
    {
        var texts = GoldenReading.ReadAll().ToDictionary(r => r.Id, r => r.Text);
        var normalizer = new EnglishNormalizer(improvements: false);
        foreach (var sentence in GoldenReading.Rows("tags.tsv").GroupBy(r => r[0]))
        {
            var text = normalizer.Normalize(MappedText.Of(texts[sentence.Key]), []).Text;
            List<Token> tokens = [];
            Tokenizer.Tokenize(text, 0, text.Length, tokens);
            var tags = EnglishModel.Tagger.Tag(text, tokens);

            tokens.Select((t, i) => $"{text.Substring(t.Start, t.Length)} {tags[i]} {(t.SpaceAfter && t.End < text.Length ? 1 : 0)}")
                .ShouldBe(sentence.Select(r => $"{r[2]} {r[3]} {r[4]}"), sentence.Key);
        }
    }
}
