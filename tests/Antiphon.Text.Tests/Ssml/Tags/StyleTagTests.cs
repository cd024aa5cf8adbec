using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.Ssml.Tags;

/// <summary>Tags that change how their text is spoken.</summary>
public sealed class StyleTagTests
{
    [Theory]
    [InlineData("rate='slow'", 0.75)]
    [InlineData("rate='x-slow'", 0.5)]
    [InlineData("rate='medium'", 1)]
    [InlineData("rate='90%'", 0.9)]
    [InlineData("rate='200%'", 2)]
    [InlineData("rate='20%'", 0.2)]
    [InlineData("rate='+10%'", 1.1)]
    [InlineData("rate='-20%'", 0.8)]
    [InlineData("rate=' 87.5 % '", 0.875)]
    public void Prosody_Rate_IsAFactor(string attribute, double rate) =>
        StyleOf($"<prosody {attribute}>a</prosody>").Rate.ShouldBe(rate, 1e-9);

    [Theory]
    [InlineData("pitch='high'", 1.2)]
    [InlineData("pitch='x-low'", 0.7)]
    [InlineData("pitch='+10%'", 1.1)]
    [InlineData("pitch='-10%'", 0.9)]
    [InlineData("pitch='+12st'", 2)]
    [InlineData("pitch='-2st'", 0.890899)]
    public void Prosody_Pitch_IsAFactor(string attribute, double pitch) =>
        StyleOf($"<prosody {attribute}>a</prosody>").Pitch.ShouldBe(pitch, 1e-5);

    [Theory]
    [InlineData("volume='silent'", 0)]
    [InlineData("volume='soft'", 0.5)]
    [InlineData("volume='+6dB'", 1.995262)]
    [InlineData("volume='-6dB'", 0.501187)]
    [InlineData("volume='+0dB'", 1)]
    [InlineData("volume='x-loud'", 2)]
    public void Prosody_Volume_IsAFactorOfTheAmplitude(string attribute, double volume) =>
        StyleOf($"<prosody {attribute}>a</prosody>").Volume.ShouldBe(volume, 1e-5);

    [Theory]
    [InlineData("<prosody rate='10%'>a</prosody>")]
    [InlineData("<prosody rate='201%'>a</prosody>")]
    [InlineData("<prosody rate='quick'>a</prosody>")]
    [InlineData("<prosody rate=''>a</prosody>")]
    [InlineData("<prosody rate='NaN%'>a</prosody>")]
    [InlineData("<prosody rate='1e2%'>a</prosody>")]
    [InlineData("<prosody pitch='+300Hz'>a</prosody>")]
    [InlineData("<prosody pitch='-100%'>a</prosody>")]
    [InlineData("<prosody volume='7'>a</prosody>")]
    [InlineData("<prosody volume='+99dB'>a</prosody>")]
    [InlineData("<prosody contour='(0%,+20Hz)'>a</prosody>")]
    [InlineData("<prosody amazon:max-duration='-2s'>a</prosody>")]
    [InlineData("<prosody amazon:max-duration='0s'>a</prosody>")]
    [InlineData("<prosody amazon:max-duration='2s'><prosody amazon:max-duration='1s'>a</prosody></prosody>")]
    [InlineData("<emphasis level='huge'>a</emphasis>")]
    [InlineData("<amazon:effect>a</amazon:effect>")]
    [InlineData("<amazon:effect name='loud'>a</amazon:effect>")]
    [InlineData("<amazon:effect phonation='hard'>a</amazon:effect>")]
    [InlineData("<amazon:effect vocal-tract-length='300%'>a</amazon:effect>")]
    [InlineData("<amazon:effect vocal-tract-length='+5'>a</amazon:effect>")]
    [InlineData("<amazon:domain name='sport'>a</amazon:domain>")]
    [InlineData("<amazon:breath duration='endless'/>")]
    [InlineData("<amazon:breath volume='12'/>")]
    [InlineData("<amazon:auto-breaths frequency='daily'>a</amazon:auto-breaths>")]
    [InlineData("<lang>a</lang>")]
    [InlineData("<lang xml:lang='1'>a</lang>")]
    [InlineData("<mark/>")]
    public void Tag_BadValue_IsRefused(string body) =>
        Should.Throw<SsmlException>(() => Read(body)).Failure.ShouldBe(SsmlFailure.BadAttribute);

    [Fact]
    public void Prosody_BoundedTextBeyondItsLength_IsRefused() => Should.Throw<SsmlException>(() =>
        Read("<prosody amazon:max-duration='2s'>" + new string('a', 1_501) + "</prosody>")).Failure.ShouldBe(SsmlFailure.BadAttribute);

    [Fact]
    public void Prosody_Nested_Multiplies()
    {
        var content = Read("a <prosody rate='50%' volume='-6dB'>b <prosody rate='150%' pitch='+10%'>c</prosody> d</prosody> e").Content;

        content.Text.Text.ShouldBe("a b c d e");
        content.Styles.Select(style => content.Text.Text.Substring(style.Start, style.Length)).ShouldBe(["b ", "c", " d"]);
        content.Styles.Select(style => style.Style.Rate).ShouldBe([0.5, 0.75, 0.5]);
        content.Styles[1].Style.Pitch.ShouldBe(1.1, 1e-9);
        content.Styles[1].Style.Volume.ShouldBe(content.Styles[0].Style.Volume);
    }

    [Fact]
    public void Prosody_Default_IsTheVoicesOwn() =>
        Read("<prosody rate='50%'><prosody rate='default'>a</prosody></prosody>").Content.Styles.ShouldBeEmpty();

    [Fact]
    public void MaxDuration_TwoStretches_AreTwoObjects()
    {
        var content = Read("<prosody amazon:max-duration='2s'>a</prosody><prosody amazon:max-duration='2s'>b</prosody>").Content;

        content.Styles.Count.ShouldBe(2);
        content.Styles.ShouldAllBe(style => style.Style.MaxDuration == TimeSpan.FromSeconds(2));
        ReferenceEquals(content.Styles[0].Style, content.Styles[1].Style).ShouldBeFalse();
    }

    [Fact]
    public void Effects_OfOneTagOrSeveral_AreAllThere()
    {
        var style = StyleOf(
            "<amazon:effect name='whispered' vocal-tract-length='+15%'><amazon:effect phonation='soft'><amazon:effect "
                + "name='drc'>a</amazon:effect></amazon:effect></amazon:effect>");

        style.ShouldBe(SpeechStyle.Plain with { Whisper = true, Soft = true, Compressed = true, VocalTract = 1.15 });
    }

    [Theory]
    [InlineData("strong", 0.8)]
    [InlineData("moderate", 0.9)]
    [InlineData("reduced", 1.1)]
    public void Emphasis_Level_ChangesRateAndVolume(string level, double rate)
    {
        var style = StyleOf($"<emphasis level='{level}'>a</emphasis>");

        style.Rate.ShouldBe(rate);
        (style.Volume > 1).ShouldBe(rate < 1);
    }

    [Fact]
    public void Emphasis_WithoutLevel_IsModerate() => StyleOf("<emphasis>a</emphasis>").Rate.ShouldBe(0.9);

    [Fact]
    public void Lang_OtherLanguage_IsSaidOfItsText()
    {
        var content = Read("Say <lang xml:lang='fr-FR'>bonjour</lang> <lang xml:lang='en-us'>now</lang>").Content;

        content.Styles.ShouldHaveSingleItem().ShouldBe(new StyleSpan(4, 7, SpeechStyle.Plain with { Language = "fr-FR" }));
    }

    [Fact]
    public void Breath_IsAPause() =>
        Read("a<amazon:breath duration='long' volume='x-loud'/>b").Parts[1].ShouldBe(new SsmlPause(TimeSpan.FromMilliseconds(450)));

    [Fact]
    public void Breaths_AndDomains_LeaveTheirText() =>
        Read(
            "<amazon:auto-breaths volume='loud' frequency='high' duration='short'>a <amazon:domain "
                + "name='news'>b</amazon:domain></amazon:auto-breaths>").Parts
            .ShouldBe([new SsmlText("a b")]);

    [Fact]
    public void Styles_AcrossPauses_KeepTheirPlaces()
    {
        var content = Read("<prosody rate='slow'>a<break/> b</prosody> <s>c</s>").Content;

        content.Text.Text.ShouldBe("a b c");
        content.Styles.ShouldHaveSingleItem().ShouldBe(new StyleSpan(0, 3, SpeechStyle.Plain with { Rate = 0.75 }));
    }

    private static SpeechStyle StyleOf(string body)
    {
        var styles = Read(body).Content.Styles;
        return styles.Count == 0 ? SpeechStyle.Plain : styles.ShouldHaveSingleItem().Style;
    }

    private static SsmlDocument Read(string body) => SsmlReader.Read($"<speak>{body}</speak>", new SsmlOptions());
}
