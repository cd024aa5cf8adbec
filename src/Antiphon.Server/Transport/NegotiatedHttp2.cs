using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Antiphon.Server.Transport;

/// <summary>Tells Kestrel "HTTP/2 was negotiated" where no negotiation took place. Holds no state.</summary>
internal sealed class NegotiatedHttp2 : ITlsApplicationProtocolFeature, ITlsConnectionFeature
{
    private static readonly byte[] Name = "h2"u8.ToArray();

    public static NegotiatedHttp2 Instance { get; } = new();

    public ReadOnlyMemory<byte> ApplicationProtocol => Name;

    public X509Certificate2? ClientCertificate 
    {
        get => null;
        set => throw new NotSupportedException("there is no handshake that could bring a certificate");
    }

    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
}
