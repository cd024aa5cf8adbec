using Antiphon.Bench.Against;

namespace Antiphon.Bench.Tests.Against;

public sealed class AgainstArgumentsTests
{
    [Fact]
    public void Arguments_WithoutNames_MeanTheComparisonsOfARelease()
    {
        var arguments = AgainstArguments.Parse(["against", "/old"]);

        (arguments.Before, arguments.IsShort).ShouldBe(("/old", false));
        arguments.Names.ShouldBe(["a1", "a2", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "m"]);
        arguments.RoundsOf("a1").ShouldBe(5);
        ((string[])["f", "g", "m"]).ShouldAllBe(name => arguments.RoundsOf(name) == 1);
    }

    [Fact]
    public void Arguments_MayNameRoundsAndBenchmarks()
    {
        var arguments = AgainstArguments.Parse(["against", "/old", "b", "--rounds", "3", "--short", "k"]);

        arguments.Names.ShouldBe(["b", "k"]);
        arguments.RoundsOf("k").ShouldBe(3);
        arguments.IsShort.ShouldBeTrue();
    }

    [Theory]
    [InlineData("against")]
    [InlineData("against", "/old", "--rounds")]
    [InlineData("against", "/old", "--rounds", "0")]
    [InlineData("against", "/old", "--rounds", "five")]
    public void Arguments_OfAnotherForm_AreRefused(params string[] args) =>
        Should.Throw<FormatException>(() => AgainstArguments.Parse(args));
}
