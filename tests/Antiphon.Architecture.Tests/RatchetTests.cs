namespace Antiphon.Architecture.Tests;

public sealed class RatchetTests
{
    private static readonly (string, string)[] Offences = [("Old", "a line"), ("Old", "another line"), ("New", "its line")];

    [Fact]
    public void Rule_BrokenWhereItHolds_Fails() =>
        Should.Throw<ShouldAssertException>(() => Ratchet.Check(Offences, ["Old"], "a rule")).Message.ShouldContain("its line");

    [Fact]
    public void Rule_BrokenOnlyWhereItDoesNotHoldYet_Passes() => Ratchet.Check(Offences[..2], ["Old"], "a rule");

    [Fact]
    public void Project_ThatIsCleanAndStillListed_Fails() =>
        Should.Throw<ShouldAssertException>(() => Ratchet.Check(Offences[..2], ["Old", "Clean"], "a rule")).Message.ShouldContain("Clean");

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Allowance_IsForAllOtherProjectsTogether(int allowance, bool passes)
    {
        var check = () => Ratchet.Check(Offences, ["Old"], "a rule", allowance);
        if (passes) check.ShouldNotThrow();
        else check.ShouldThrow<ShouldAssertException>();
    }
}
