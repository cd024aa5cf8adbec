using System.Security;
using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.Ssml.SayAs;

public sealed class SayAsTests
{
    public static TheoryData<string, string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string, string>();
            foreach (var row in TestTable.Rows("Ssml/SayAs/say-as.tsv")) cases.Add(row[0], row[1], row[2], row[3], row[4]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SayAs_Written_IsSaid(string interpretAs, string format, string language, string written, string said)
    {
        var attributes = format.Length > 0 ? $" format='{format}'" : "";
        var ssml = $"<speak><say-as interpret-as='{interpretAs}'{attributes}>{SecurityElement.Escape(written)}</say-as></speak>";

        var content = SsmlReader.Read(ssml, new SsmlOptions { Language = language }).Content;

        content.Text.Text.ShouldBe(said);
        if (said == written) return;

        // All of it is final and stands for all that was written.
        content.Readings.Sum(reading => reading.Length).ShouldBe(said.Length);
        var source = ssml.IndexOf('>', 10) + 1;
        content.Text.SourceStart(0).ShouldBe(source);
        content.Text.SourceEnd(said.Length - 1).ShouldBe(ssml.IndexOf("</say-as>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<lang xml:lang='de-DE'><say-as interpret-as='ordinal'>3</say-as></lang>", "en-US", "3")]
    [InlineData("<lang xml:lang='en-GB'><say-as interpret-as='ordinal'>3</say-as></lang>", "de-DE", "third")]
    [InlineData(
        "<lang xml:lang='de-DE'><s xml:lang='en-US'><emphasis><say-as interpret-as='ordinal'>3</say-as></emphasis></s></lang>",
        "de-DE",
        "third")]
    [InlineData("<lang xml:lang='en-US'>a</lang> <say-as interpret-as='ordinal'>3</say-as>", "de-DE", "a 3")]
    public void SayAs_InAnotherLanguage_IsSaidInThat(string body, string language, string said) =>
        SsmlReader.Read($"<speak>{body}</speak>", new SsmlOptions { Language = language }).Content.Text.Text.ShouldBe(said);

    [Fact]
    public void Characters_LetterA_IsNoArticle() =>
        SsmlReader.Read("<speak><say-as interpret-as='characters'>BAA</say-as></speak>").Content.Readings
            .ShouldBe([new(0, 2), new(2, 1, "ˈeɪ"), new(3, 1), new(4, 1, "ˈeɪ")]);
}
