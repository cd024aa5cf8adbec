using Antiphon.Text.English.Tokens;

namespace Antiphon.Text.Tests.English.Tokens;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("end.", "end|.")]
    [InlineData("I. D.C. J. UN.", "I.|D.C.|J.|UN|.")]
    [InlineData("well-known COVID-19", "well|-|known|COVID-19")]
    [InlineData("(so):", "(|so|):")]
    [InlineData("Sept. (Sept.) p.m.,", "Sept.|(|Sept.|)|p.m.|,")]
    [InlineData("don't dont Don’t they'd've", "do|n't|do|nt|Do|n’t|they|'d|'ve")]
    [InlineData("cannot gonna y'all I'ma", "can|not|gon|na|y'|all|I|'m|a")]
    [InlineData("well were its ill", "well|were|its|ill")]
    [InlineData("5km 12% $5 5€ US$5 8am", "5|km|12|%|$|5|5|€|US$|5|8|am")]
    [InlineData("wait...what end…", "wait|...|what|end|…")]
    [InlineData("https://a.b/c me@x.org example.com, a.b", "https://a.b/c|me@x.org|example.com|,|a.b")]
    [InlineData("\"(a)!\"", "\"|(|a|)|!|\"")]
    [InlineData("cat's dogs'", "cat|'s|dogs|'")]
    [InlineData("C++ and/or +5 5+", "C++|and/or|+5|5|+")]
    public void Tokenize_Text_IsCutAtAffixesAndInfixes(string text, string tokens)
    {
        List<Token> found = [];
        Tokenizer.Tokenize(text, 0, text.Length, found);

        found.Select(t => text.Substring(t.Start, t.Length)).ShouldBe(tokens.Split('|'));
    }

    [Fact]
    public void Tokenize_WhiteSpace_IsNotedAfterTheLastTokenOfAPiece()
    {
        List<Token> found = [];
        Tokenizer.Tokenize(" (a)  b", 0, 7, found);

        found.Select(t => t.SpaceAfter).ShouldBe([false, false, true, true]);
    }
}
