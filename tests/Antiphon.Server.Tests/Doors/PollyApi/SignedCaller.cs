using System.Net;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using Antiphon.Server.Tests.Heard;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Wire.Signatures;

namespace Antiphon.Server.Tests.Doors.PollyApi;

/// <summary>Calls unary operations with a signature, over either transport and either version, and shows the answer as it is.</summary>
internal sealed class SignedCaller(TestServer server, bool tls = true, bool http2 = true) : IDisposable
{
    private readonly HttpMessageInvoker _http = Calling.Trusting(server);

    public Uri Address => tls ? server.Https : server.Http;

    /// <summary>The AWS service that requests are signed for.</summary>
    public string Service { get; init; } = "polly";

    /// <summary>A body that is not JSON may be sent too.</summary>
    public Task<Answer> PostAsync(string path, string body, string? contentType = "application/json") =>
        SendAsync("POST", path, Encoding.UTF8.GetBytes(body), contentType);

    public Task<Answer> SpeakAsync(object members) => PostAsync("/v1/speech", JsonSerializer.Serialize(members));

    public Task<Answer> GetAsync(string target) => SendAsync("GET", target, null, null);

    public async Task<Answer> SendAsync(string method, string target, byte[]? body, string? contentType)
    {
        using var request = Request(method, target, body, contentType);
        using var response = await _http.SendAsync(request, TestServer.Patience);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Sends and hands out the response with its headers read and its body open.</summary>
    public Task<HttpResponseMessage> OpenAsync(object members, CancellationToken cancellationToken) =>
        _http.SendAsync(Request("POST", "/v1/speech", JsonSerializer.SerializeToUtf8Bytes(members), "application/json"), cancellationToken);

    /// <summary>Sends an address as it is, signed in its query.</summary>
    public async Task<Answer> SendPresignedAsync(string method, string target)
    {
        using var request = Versioned(new HttpRequestMessage(new HttpMethod(method), new Uri(Address, target)));
        using var response = await _http.SendAsync(request, TestServer.Patience);
        return await Answer.ReadAsync(response);
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string method, string target, byte[]? body, string? contentType)
    {
        var request = Versioned(new HttpRequestMessage(new HttpMethod(method), new Uri(Address, target)));
        if (body is not null) request.Content = new ByteArrayContent(body);
        if (body is not null && contentType is not null) request.Content!.Headers.TryAddWithoutValidation("content-type", contentType);
        var unsigned = SigV4Request.ForTarget(method, request.RequestUri!.PathAndQuery, request.RequestUri.Authority) with { PayloadHash = SigV4.PayloadHash(body) };
        var signed = SigV4Signer.Sign(
            unsigned, new SigV4Credentials(server.Key.Id, server.Key.Secret), new SigV4Service("us-east-1", Service), DateTimeOffset.UtcNow);
        foreach (var header in signed.Headers) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return request;
    }

    private HttpRequestMessage Versioned(HttpRequestMessage request)
    {
        (request.Version, request.VersionPolicy) = (http2 ? HttpVersion.Version20 : HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact);
        return request;
    }
}
