namespace Antiphon.Aws.PollyApi;

/// <summary>Names of Amazon's engines (enum Engine of polly-model.json).</summary>
public static class PollyEngines
{
    /// <summary>The only engine of the duplex stream.</summary>
    public const string Generative = "generative";

    /// <summary>All four, in the model's order.</summary>
    public static readonly IReadOnlyList<string> All = ["standard", "neural", "long-form", Generative];
}
