using Antiphon.Text.Phonetics;

namespace Antiphon.Text.Tests.Phonetics;

public sealed class XSampaTests
{
    [Theory]
    [InlineData("pI\"kA:n", "pɪˈkɑːn")]
    [InlineData("%In.t@\"n{S.@n.@l", "ˌɪn.təˈnæʃ.ən.əl")]
    [InlineData("tS3`tS", "tʃɝtʃ")]
    [InlineData("\"b@Ud", "ˈbəʊd")]
    [InlineData("r\\`r\\r", "ɻɹr")]
    [InlineData("b_<bB\\", "ɓbʙ")]
    [InlineData("J\\_<J\\", "ʄɟ")]
    [InlineData("l_=l=", "l\u0329l\u0329")]
    [InlineData("t_hU_w", "tʰʊʷ")]
    [InlineData("ə5", "əɫ")]
    [InlineData("", "")]
    public void ToIpa_Sign_IsTheLongestThatFits(string sampa, string ipa) => XSampa.ToIpa(sampa).ShouldBe(ipa);

    [Fact]
    public void ToIpa_SignsThatItDoesNotHave_CostNoStringEach()
    {
        var sampa = new string('ə', 1_000);
        XSampa.ToIpa(sampa).ShouldBe(sampa);

        var before = GC.GetAllocatedBytesForCurrentThread();
        XSampa.ToIpa(sampa);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
    }
}
