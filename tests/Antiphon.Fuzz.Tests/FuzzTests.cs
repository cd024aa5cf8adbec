namespace Antiphon.Fuzz.Tests;

/// <summary>100,000 inputs in all; <c>./bench.sh fuzz</c> runs a hundred times as many.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 100_000;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Parser_OfAnyInput_ReadsItOrRefusesItAsDocumented(string name) =>
        FuzzRun.Run(Find(name), FuzzRun.FirstSeed(otherwise: 1), (Inputs / FuzzTargets.All.Count) + 1);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Inputs_OfOneSeed_AreTheSame(string name) => Find(name).Make(new Random(7)).ShouldBe(Find(name).Make(new Random(7)));

    [Fact]
    public void Failure_NamesTheSeedThatRepeatsIt()
    {
        var failure = Should.Throw<FuzzFailureException>(() => FuzzRun.Run(new Fragile(), firstSeed: 1, count: 1_000));

        failure.Message.ShouldContain($"{FuzzRun.SeedVariable}={failure.Seed}");
        Should.Throw<FuzzFailureException>(() => FuzzRun.Run(new Fragile(), failure.Seed, count: 1)).Seed.ShouldBe(failure.Seed);
    }

    private static IFuzzTarget Find(string name) => FuzzTargets.All.Single(target => target.Name == name);

    private sealed class Fragile : IFuzzTarget
    {
        public string Name => "fragile";

        public byte[] Make(Random random) => [(byte)random.Next(256)];

        public void Parse(byte[] input)
        {
            if (input[0] == 7) throw new FormatException("seven");
        }
    }
}
