using Antiphon.Server.Stores.Files;
using System.Net;
using System.Text;
using Antiphon.Server.Keys;
using Antiphon.Server.Tests.Heard;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

/// <summary>Calls the OpenAI-shaped door and shows the answer as it is.</summary>
internal sealed class ApiKeyCaller(TestServer server, string? key, bool http2 = true) : IDisposable
{
    private readonly HttpMessageInvoker _http = Calling.Trusting(server);

    /// <summary>With a key of its own.</summary>
    public static async Task<ApiKeyCaller> CreateAsync(TestServer server, bool http2 = true, KeyLimits? limits = null)
    {
        var key = ApiKey.Create("tests", out var text) with { Limits = limits ?? new KeyLimits() };
        await server.Services.GetRequiredService<FileApiKeyStore>().AddAsync(key);
        return new ApiKeyCaller(server, text, http2);
    }

    public Task<Answer> SpeakAsync(string members) => SendAsync("POST", "/v1/audio/speech", members);

    public async Task<Answer> SendAsync(string method, string path, string? body = null, string contentType = "application/json")
    {
        using var response = await OpenAsync(method, path, body, contentType);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Sends and hands out the response with its headers read and its body open.</summary>
    public Task<HttpResponseMessage> OpenAsync(string method, string path, string? body, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Https, path))
        {
            Version = http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (key is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, contentType);
        return _http.SendAsync(request, TestServer.Patience);
    }

    public void Dispose() => _http.Dispose();
}
