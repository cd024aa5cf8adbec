using Amazon.Runtime;
using Antiphon.Server.Keys;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>Connects clients to servers.</summary>
internal static class PollySdk
{
    public static PollySdkClient Connect(TestServer server, AccessKey? key = null, string region = "us-east-1") => new(
        new BasicAWSCredentials((key ?? server.Key).Id, (key ?? server.Key).Secret),
        new PollySdkConfig(server.Https, server.Authority) { MaxErrorRetry = 0, AuthenticationRegion = region });

    /// <summary>The name and status of the refusal that a call meets.</summary>
    public static async Task<(string Code, int Status, string Message)> RefusalAsync(this PollySdkClient client, PollyCall call)
    {
        var refused = await Should.ThrowAsync<AmazonServiceException>(client.CallAsync(call));
        return (refused.ErrorCode, (int)refused.StatusCode, refused.Message);
    }
}
