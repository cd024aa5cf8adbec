using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>
/// Polly's stream operation on the genuine .NET pipeline: credentials, signing, rolling event signatures, HTTP/2, retries and
/// errors are AWSSDK.Core's; only the shapes are written here, as its generator would write them (sdk-compatibility.md §9).
/// </summary>
internal sealed class PollySdkClient(AWSCredentials credentials, PollySdkConfig config) : AmazonServiceClient(credentials, config)
{
    public Task<SpeechSynthesisResponse> StartSpeechSynthesisStreamAsync(SpeechSynthesisRequest request, CancellationToken cancellationToken) =>
        InvokeAsync<SpeechSynthesisResponse>(
            request,
            new InvokeOptions { RequestMarshaller = new SpeechSynthesisRequestMarshaller(), ResponseUnmarshaller = new SpeechSynthesisResponseUnmarshaller() },
            cancellationToken);

    /// <summary>Makes a call of JSON and JSON.</summary>
    /// <exception cref="AmazonServiceException">The server refused it; the error's code is the name.</exception>
    public async Task<JsonElement> CallAsync(PollyCall call)
    {
        var options = new InvokeOptions { RequestMarshaller = new PollyCallMarshaller(), ResponseUnmarshaller = new PollyAnswer.Unmarshaller() };
        return (await InvokeAsync<PollyAnswer>(call, options, TestServer.Patience)).Json;
    }

    /// <summary>Makes a call that is answered with audio or with speech marks.</summary>
    /// <exception cref="AmazonServiceException">As for JSON.</exception>
    public Task<SpokenAnswer> SpeakAsync(object members)
    {
        var options = new InvokeOptions { RequestMarshaller = new PollyCallMarshaller(), ResponseUnmarshaller = new SpokenAnswer.Unmarshaller() };
        return InvokeAsync<SpokenAnswer>(new PollyCall("POST", "/v1/speech") { Body = members }, options, TestServer.Patience);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ConfiguredEndpoint());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Only());
    }

    private sealed class ConfiguredEndpoint : BaseEndpointResolver
    {
        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();
    }

    private sealed class SigV4Only : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }
}
