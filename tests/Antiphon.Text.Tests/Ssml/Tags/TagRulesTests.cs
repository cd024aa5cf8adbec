using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.Ssml.Tags;

/// <summary>Amazon's table of tags by kind of voice (polly.md §3.2).</summary>
public sealed class TagRulesTests
{
    public static TheoryData<string, string> Table => new()
    {
        // standard, neural, long-form, generative: taken, refused, or of no account.
        { "<break/>x", "tttt" },
        { "<lang xml:lang='fr-FR'>x</lang>", "tttt" },
        { "<p>x</p>", "tttt" },
        { "<s>x</s>", "tttt" },
        { "<sub alias='y'>x</sub>", "tttt" },
        { "<w role='amazon:VB'>x</w>", "tttt" },
        { "<mark name='m'/>x", "tttt" },
        { "<phoneme ph='a'>x</phoneme>", "tttt" },
        { "<say-as interpret-as='ordinal'>1</say-as>", "tttt" },
        { "<prosody rate='slow' volume='loud'>x</prosody>", "tttt" },
        { "<prosody pitch='high'>x</prosody>", "trrn" },
        { "<prosody amazon:max-duration='1s'>x</prosody>", "trrn" },
        { "<emphasis>x</emphasis>", "trrn" },
        { "<amazon:breath/>x", "trrn" },
        { "<amazon:auto-breaths>x</amazon:auto-breaths>", "trrn" },
        { "<amazon:effect phonation='soft'>x</amazon:effect>", "trrn" },
        { "<amazon:effect vocal-tract-length='+5%'>x</amazon:effect>", "trrn" },
        { "<amazon:effect name='whispered'>x</amazon:effect>", "trrn" },
        { "<amazon:effect name='drc'>x</amazon:effect>", "tttn" },
        { "<amazon:domain name='news'>x</amazon:domain>", "rrrn" },
        { "<audio src='y'/>x", "rrrr" },
        { "<voice name='y'>x</voice>", "rrrr" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Read_TagUnderTheRulesOfAKindOfVoice_IsTakenRefusedOrPassedOver(string body, string answers)
    {
        var kinds = (SsmlRules[])[SsmlRules.Standard, SsmlRules.Neural, SsmlRules.LongForm, SsmlRules.Generative];
        foreach (var (rules, answer) in kinds.Zip(answers))
        {
            if (answer == 'r')
            {
                var refused = Should.Throw<SsmlException>(() => Read(body, rules));
                refused.Failure.ShouldBe(SsmlFailure.UnsupportedTag, rules.ToString());
                continue;
            }

            var document = Read(body, rules);
            if (answer == 'n') document.Parts.ShouldBe([new SsmlText("x")]);
            if (answer == 'n') document.Content.Styles.ShouldBeEmpty();
            if (answer == 't') (
                document.Content.Text.Text + document.Content.Styles.Count + document.Content.Readings.Count
                    + document.Parts.Count).ShouldBe(Summary(body));
        }

        static string Summary(string body)
        {
            var document = Read(body, SsmlRules.All);
            return document.Content.Text.Text + document.Content.Styles.Count + document.Content.Readings.Count + document.Parts.Count;
        }
    }

    [Theory]
    [InlineData("Matthew", SsmlRules.Neural, true)]
    [InlineData("Joanna", SsmlRules.Neural, true)]
    [InlineData("Lupe", SsmlRules.Neural, true)]
    [InlineData("Amy", SsmlRules.Neural, true)]
    [InlineData("Kendra", SsmlRules.Neural, false)]
    [InlineData("Matthew", SsmlRules.Standard, false)]
    public void Domain_News_IsForItsVoices(string voice, SsmlRules rules, bool taken)
    {
        void Reading() => SsmlReader.Read(
            "<speak><amazon:domain name='news'>x</amazon:domain></speak>", new SsmlOptions { Rules = rules, VoiceId = voice });
        if (taken) Should.NotThrow(Reading);
        else Should.Throw<SsmlException>(Reading).Message.ShouldContain(voice);
    }

    [Theory]
    [InlineData("<prosody rate='slow'>One.</prosody> Two.", true)]
    [InlineData("One. <prosody rate='slow'>Two three.</prosody>", true)]
    [InlineData("One! <prosody rate='slow'>Two three</prosody>", true)]
    [InlineData("One <prosody rate='slow'>two</prosody> three.", false)]
    [InlineData("<prosody rate='slow'>One</prosody> two.", false)]
    [InlineData("One <prosody rate='slow'>two.</prosody>", false)]
    [InlineData("<s>One</s> <prosody rate='slow'><s>Two</s></prosody> <s>Three</s>", true)]
    [InlineData("<s>One</s><s><prosody rate='slow'>Two</prosody></s><s>Three</s>", true)]
    [InlineData("<p>One</p><prosody rate='slow'>Two</prosody><p>Three</p>", true)]
    [InlineData("<s>One <prosody rate='slow'>two</prosody></s><s>Three</s>", false)]
    [InlineData("He said \"no.\" <prosody rate='slow'>Two.</prosody> Three.", true)]
    [InlineData("一。<prosody rate='slow'>二。</prosody>三。", true)]
    public void Prosody_OfGenerativeVoices_CountsAroundWholeSentencesOnly(string body, bool counts) =>
        Read(body, SsmlRules.Generative).Content.Styles.Count.ShouldBe(counts ? 1 : 0);

    private static SsmlDocument Read(string body, SsmlRules rules) =>
        SsmlReader.Read($"<speak>{body}</speak>", new SsmlOptions { Rules = rules });
}
