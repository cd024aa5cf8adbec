using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Doctor;

/// <summary>Variables of this shell that would keep an AWS SDK from finding the server.</summary>
internal static class EnvironmentCheck
{
    private const string Subject = "environment";

    public static IEnumerable<Finding> Look(Surroundings surroundings)
    {
        var endpoint = surroundings.Variable("AWS_ENDPOINT_URL_POLLY");
        yield return Finding.Good(Subject, endpoint is null ? "this shell's SDKs call Amazon; eval \"$(antiphon env)\" points them here" : "this shell's SDKs call " + endpoint);
        if (surroundings.Variable("AWS_ENDPOINT_URL") is { } global)
            yield return Finding.Doubtful(Subject, $"AWS_ENDPOINT_URL={global} sends every service there", "unset AWS_ENDPOINT_URL");
        if (surroundings.Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") is "true")
            yield return Finding.Doubtful(Subject, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true: SDKs read no endpoint from variables", "unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        if (endpoint is not null && surroundings.Variable("AWS_SESSION_TOKEN") is not null)
            yield return Finding.Doubtful(Subject, "AWS_SESSION_TOKEN is set: requests will be refused unless it belongs to the key", "eval \"$(antiphon env)\"");
    }
}
