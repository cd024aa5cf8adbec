using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>A client's settings: another endpoint and one more trusted authority, nothing else.</summary>
internal sealed class PollySdkConfig : ClientConfig
{
    public PollySdkConfig(Uri endpoint, X509Certificate2 authority)
        : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
    {
        AuthenticationServiceName = "polly";
        AuthenticationRegion = "us-east-1";
        ServiceURL = endpoint.ToString();
        EndpointProvider = new OneEndpoint(endpoint);
        HttpClientFactory = new TrustingFactory(authority);
    }

    public override string ServiceVersion => "2016-06-10";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("Polly", "4.0.0.0");

    public override string RegionEndpointServiceName => "polly";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(ServiceURL);

    private sealed class OneEndpoint(Uri address) : IEndpointProvider
    {
        public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(address.ToString());
    }

    /// <summary>The SDK's own way to bring a handler; the trust is what NODE_EXTRA_CA_CERTS is elsewhere.</summary>
    private sealed class TrustingFactory(X509Certificate2 authority) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        });

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
