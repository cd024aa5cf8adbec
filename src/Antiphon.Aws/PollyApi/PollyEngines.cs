namespace Antiphon.Aws.PollyApi;

/// <summary>Names of Amazon's engines (enum Engine of polly-model.json).</summary>
public static class PollyEngines
{
    /// <summary>The engine of a call that names none.</summary>
    public const string Standard = "standard";

    /// <summary>Voices made for conversation.</summary>
    public const string Neural = "neural";

    /// <summary>Voices made for long texts.</summary>
    public const string LongForm = "long-form";

    /// <summary>The only engine of the duplex stream.</summary>
    public const string Generative = "generative";

    /// <summary>All four, in the model's order.</summary>
    public static readonly IReadOnlyList<string> All = [Standard, Neural, LongForm, Generative];
}
