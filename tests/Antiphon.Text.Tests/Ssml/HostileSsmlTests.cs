using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.Ssml;

/// <summary>Documents made to cost more than they are worth are refused, or read, for a bounded number of bytes of memory.</summary>
public sealed class HostileSsmlTests
{
    // What a refusal costs: the buffers of an XML reader and an exception.
    private const long Little = 1 << 20;

    // For each char of a document that is read to its end.
    private const long PerChar = 150;

    private static readonly SsmlLimits TaskLimits = new() { MaxLength = 1_000_000, MaxTags = 200_000 };

    [Fact]
    public void Read_BillionLaughs_IsRefusedBeforeAnythingGrows()
    {
        const string Laughs = "<!DOCTYPE speak [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
            + "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        Refusal(Laughs + "<speak>&c;</speak>", new SsmlLimits()).ShouldBe((SsmlFailure.Malformed, true));
    }

    [Fact]
    public void Read_NestedTags_AreRefusedAtTheLimit() =>
        Refusal("<speak>" + Repeat("<prosody rate='slow'>", 100_000), new SsmlLimits { MaxLength = 4_000_000 }, 24L << 20)
        .ShouldBe((SsmlFailure.TooLarge, true));

    [Fact]
    public void Read_HugeAttribute_IsRefusedUnread() =>
        Refusal("<speak><sub alias='" + Repeat("a", 10_000_000) + "'>b</sub></speak>", new SsmlLimits())
        .ShouldBe((SsmlFailure.TooLarge, true));

    [Fact]
    public void Read_LongAttribute_IsRefused() => Refusal("<speak><sub alias='" + Repeat("a", 100_000) + "'>b</sub></speak>", TaskLimits)
        .ShouldBe((SsmlFailure.TooLarge, true));

    [Fact]
    public void Read_ManyAttributes_AreRefused() =>
        Refusal("<speak " + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"a{i}='' ")) + "/>", TaskLimits, 8L << 20)
            .ShouldBe((SsmlFailure.TooLarge, true));

    [Fact]
    public void Read_LongName_IsNotRepeatedInTheMessage()
    {
        var refused = Should.Throw<SsmlException>(() => SsmlReader.Read("<speak><" + Repeat("a", 10_000) + "/></speak>"));
        refused.Message.Length.ShouldBeLessThan(400);
    }

    [Theory]
    [InlineData("<speak><{0}></speak>")]
    [InlineData("<speak></{0}></speak>")]
    [InlineData("<speak><{0}:a/></speak>")]
    [InlineData("<speak>&{0};</speak>")]
    [InlineData("<{0}:speak xmlns:{0}='http://www.w3.org/2001/10/synthesis'><{0}:break {0}=''/></{0}:speak>")]
    [InlineData("<speak><break {0}=''/></speak>")]
    [InlineData("<speak><break time='{0}'/></speak>")]
    public void Refusal_OfALongName_IsShortAndCutsNoPair(string ssml)
    {
        foreach (var before in (string[])["", "b"])
        {
            var name = "a" + before + Repeat("𐐀", 1_000);
            var refused = Should.Throw<SsmlException>(
                () => SsmlReader.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, ssml, name)));
            refused.Message.Length.ShouldBeLessThan(400);
            refused.Message.ShouldNotContain("\uD801…");
        }
    }

    [Fact]
    public void Refusal_OfALongName_TellsItsPlace() =>
        Should.Throw<SsmlException>(() => SsmlReader.Read("<speak>\n <p></" + Repeat("a", 1_000) + "></speak>"))
            .Message.ShouldEndWith("… Line 2, position 7.");

    [Theory]
    [InlineData("<s/>")]
    [InlineData("<break/>")]
    [InlineData("<w role='amazon:VB'> </w>")]
    [InlineData("<lang xml:lang='de-DE'> </lang>")]
    [InlineData("a<mark name='m'/> ")]
    [InlineData("<sub alias='abc'>a</sub>")]
    [InlineData("<say-as interpret-as='characters'>a1</say-as>")]
    [InlineData("<prosody rate='slow'>a</prosody>")]
    [InlineData("<p>a</p> ")]
    [InlineData("&lt;")]
    [InlineData("<!-- -->")]
    [InlineData("<![CDATA[]]>")]
    [InlineData("\r")]
    [InlineData(" ")]
    public void Read_OnePatternForever_CostsNoMoreThanItsLength(string pattern)
    {
        var ssml = "<speak>" + Repeat(pattern, 400_000 / pattern.Length) + "</speak>";
        foreach (var rules in Enum.GetValues<SsmlRules>())
        {
            Allocated(() => SsmlReader.Read(ssml, new SsmlOptions { Limits = TaskLimits, Rules = rules }))
                .ShouldBeLessThan((PerChar * ssml.Length) + Little);
        }
    }

    [Fact]
    public void Read_MoreTagsThanAllowed_IsTooLarge() =>
        Refusal("<speak>" + Repeat("<s/>", 100_000) + "</speak>", new SsmlLimits { MaxLength = 1_000_000 }, 16L << 20)
            .ShouldBe((SsmlFailure.TooLarge, true));

    private static (SsmlFailure Failure, bool IsCheap) Refusal(string ssml, SsmlLimits limits, long memory = Little)
    {
        SsmlException? refused = null;
        var allocated = Allocated(() => refused = Should.Throw<SsmlException>(() => SsmlReader.Read(ssml, limits)));
        return (refused!.Failure, allocated < memory);
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeat(string pattern, int times) => string.Concat(Enumerable.Repeat(pattern, times));
}
