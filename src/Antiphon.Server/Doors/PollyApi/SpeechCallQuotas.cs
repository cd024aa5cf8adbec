using Antiphon.Aws.PollyApi;
using Antiphon.Server.Limits;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>How many calls of an operation that speaks a key may make: Amazon counts each engine for itself.</summary>
public sealed record SpeechCallQuotas
{
    /// <summary>Amazon's quotas of SynthesizeSpeech for one account and region.</summary>
    public static readonly SpeechCallQuotas Aws = new()
    {
        Standard = new("standard calls", 80, 80, 100),
        Neural = new("neural calls", 18, 8, 10),
        LongForm = new("long-form calls", 26, 8, 10),
        Generative = new("generative calls", 26, 8, 8),
    };

    /// <summary>Amazon's quotas of StartSpeechSynthesisTask. Amazon names no bound of concurrent calls.</summary>
    public static readonly SpeechCallQuotas AwsTasks = new()
    {
        Standard = new("standard tasks", 10_000, 10, 12),
        Neural = new("neural tasks", 10_000, 10, 10),
        LongForm = new("long-form tasks", 10_000, 1, 1),
        Generative = new("generative tasks", 10_000, 1, 1),
    };

    private static readonly CallQuota Wide = new("calls", 10_000, 10_000, 10_000);

    /// <summary>Of the standard engine.</summary>
    public CallQuota Standard { get; init; } = Wide;

    /// <summary>Of the neural engine.</summary>
    public CallQuota Neural { get; init; } = Wide;

    /// <summary>Of the long-form engine.</summary>
    public CallQuota LongForm { get; init; } = Wide;

    /// <summary>Of the generative engine.</summary>
    public CallQuota Generative { get; init; } = Wide;

    /// <summary>The quota of one of <see cref="PollyEngines"/>.</summary>
    public CallQuota Of(string engine) => engine switch
    {
        PollyEngines.Neural => Neural,
        PollyEngines.LongForm => LongForm,
        PollyEngines.Generative => Generative,
        _ => Standard,
    };

    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public void Validate()
    {
        Standard.Validate();
        Neural.Validate();
        LongForm.Validate();
        Generative.Validate();
    }
}
