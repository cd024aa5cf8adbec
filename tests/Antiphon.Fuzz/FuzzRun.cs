using System.Globalization;

namespace Antiphon.Fuzz;

/// <summary>Gives a parser many inputs. Each has a seed of its own, so that a failure can be repeated alone.</summary>
public static class FuzzRun
{
    /// <summary>Environment variable with the first seed.</summary>
    public const string SeedVariable = "ANTIPHON_FUZZ_SEED";

    /// <summary>The seed that <see cref="SeedVariable"/> names, or <paramref name="otherwise"/>.</summary>
    public static int FirstSeed(int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var seed) ? seed : otherwise;

    /// <summary>Runs the inputs of <paramref name="count"/> consecutive seeds.</summary>
    /// <exception cref="FuzzFailureException">The parser failed; it names the seed.</exception>
    public static void Run(IFuzzTarget target, int firstSeed, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var seed = unchecked(firstSeed + n);
            var input = target.Make(new Random(seed));
            try
            {
                target.Parse(input);
            }
            catch (Exception cause)
            {
                throw new FuzzFailureException(target.Name, seed, input, cause);
            }
        }
    }
}
