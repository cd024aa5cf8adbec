namespace Antiphon.Fuzz;

/// <summary>A parser failed in a way that it does not document.</summary>
public sealed class FuzzFailureException(string target, int seed, byte[] input, Exception cause)
    : Exception(
        $"{target} failed with seed {seed} ({FuzzRun.SeedVariable}={seed} repeats it as the first input): "
        + $"{cause.GetType().Name}: {cause.Message}\n"
        + $"input, base64: {Convert.ToBase64String(input)}\n{cause.StackTrace}",
        cause)
{
    /// <summary>Makes the same input again.</summary>
    public int Seed => seed;
}
