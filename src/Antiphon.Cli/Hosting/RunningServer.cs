using Antiphon.Server.Stores;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Cli.Terminal;
using Antiphon.Client.Synthesis;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;

namespace Antiphon.Cli.Hosting;

/// <summary>A server that answers, ours or another process's on the same data folder, as its clients see it.</summary>
internal sealed record RunningServer(Uri Endpoint, DataFolder Data, IAccessKeyStore Keys)
{
    /// <summary>Connections that trust this data folder's authority and nobody else.</summary>
    /// <returns>The caller disposes it.</returns>
    public HttpMessageInvoker CreateHttp() => CreateHttp(Data);

    /// <inheritdoc cref="CreateHttp()"/>
    public static HttpMessageInvoker CreateHttp(DataFolder data)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(data.AuthorityCertificate));
        return new HttpMessageInvoker(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
            UseProxy = false,
            EnableMultipleHttp2Connections = true,
        });
    }

    /// <summary>What a stream needs, signed with the folder's first permanent key.</summary>
    /// <exception cref="CommandException">There is no usable key.</exception>
    public SynthesisStreamOptions CreateStreamOptions(DateTimeOffset now)
    {
        var key = Keys.List().FirstOrDefault(k => k.SessionToken is null && KeyRules.Check(k, null, now) == KeyCheck.Ok)
            ?? throw new CommandException("every key is revoked or temporary: antiphon keys add --name NAME makes one.");
        return new SynthesisStreamOptions { Endpoint = Endpoint, AccessKeyId = key.Id, SecretAccessKey = key.Secret };
    }
}
