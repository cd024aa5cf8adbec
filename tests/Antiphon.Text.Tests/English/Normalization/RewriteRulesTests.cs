using Antiphon.Text.English.Normalization;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.Tests.English.Normalization;

/// <summary>Every row of the tables of rules does what its example says.</summary>
public sealed class RewriteRulesTests
{
    public static TheoryData<string> Names => [.. RewriteRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rewrite_Example_ReadsAsItsRowSays(string name)
    {
        var rule = RewriteRules.All.Single(rule => rule.Name == name);

        Apply(rule, MappedText.Of(rule.Example.Written)).Text.ShouldBe(rule.Example.Read);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Needs_Example_AreFulfilled(string name)
    {
        var rule = RewriteRules.All.Single(rule => rule.Name == name);

        TextSurvey.Of(rule.Example.Written).HasFlag(rule.Needs).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_InItsFrontEnds_ReachesTheRule(string name)
    {
        var rule = RewriteRules.All.Single(rule => rule.Name == name);
        foreach (var rules in (RewriteRule[][])[RewriteRules.Improved, RewriteRules.Reference])
        {
            if (!rules.Contains(rule)) continue;
            var before = rules
                .TakeWhile(other => other != rule)
                .Aggregate(MappedText.Of(rule.Example.Written), (text, other) => Apply(other, text));
            Apply(rule, before).Text.ShouldNotBe(before.Text);
        }
    }

    [Fact]
    public void All_Rules_BelongToAFrontEnd() => RewriteRules.All.ShouldAllBe(rule => rule.FrontEnds != 0);

    private static MappedText Apply(RewriteRule rule, MappedText text)
    {
        var edits = new EditList(text.Text);
        rule.Rewrite(text.Text, edits);
        return text.Replace(edits.Edits);
    }
}
