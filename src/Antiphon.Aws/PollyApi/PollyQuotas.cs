using Antiphon.Aws.Errors;

namespace Antiphon.Aws.PollyApi;

/// <summary>The two time limits of a synthesis stream as Polly names them (enum QuotaCode of polly-model.json).</summary>
public static class PollyQuotas
{
    /// <summary>No input event came for too long.</summary>
    public static AwsError InboundEventTimeout(TimeSpan limit) =>
        Timeout(
            "input-stream-inbound-event-timeout",
            $"No event arrived for {limit.TotalSeconds:0.###} seconds. Send an empty TextEvent to keep a quiet stream open.");

    /// <summary>The stream as a whole lasted too long.</summary>
    public static AwsError StreamTimeout(TimeSpan limit) =>
        Timeout("input-stream-timeout", $"The stream reached its longest duration of {limit.TotalSeconds:0.###} seconds.");

    private static AwsError Timeout(string quota, string message) =>
        new(AwsErrorCode.ServiceQuotaExceeded, message) { QuotaCode = quota, ServiceCode = "polly" };
}
