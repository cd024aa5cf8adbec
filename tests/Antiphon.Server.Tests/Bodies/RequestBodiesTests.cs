using Antiphon.Server.Stores.Files;
using System.Text;
using Antiphon.Server.Authentication;
using Antiphon.Server.Bodies;
using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Bodies;

public sealed class RequestBodiesTests : IDisposable
{
    private const string NotKnown = "AWS4-HMAC-SHA256 Credential=AKIDNOTKNOWN/20260101/us-east-1/polly/aws4_request, SignedHeaders=host, Signature=" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bodies_TogetherBeyondTheBudget_AreRefusedUntilOneIsGone()
    {
        var bodies = await BodiesAsync(verify: false, ServerLimits.Local with { MaxBytesHeld = 10 });
        var first = await bodies.ReadAsync(Request("123456"), 100);

        (await Should.ThrowAsync<RefusedException>(() => bodies.ReadAsync(Request("12345"), 100))).Kind.ShouldBe(RefusalKind.Throttled);
        (await bodies.ReadAsync(Request("1234"), 100)).Dispose();
        first.Dispose();
        first.Dispose();

        using var last = await bodies.ReadAsync(Request("1234567890"), 100);
        Encoding.ASCII.GetString(last.Bytes.Span).ShouldBe("1234567890");
        (await Should.ThrowAsync<RefusedException>(() => bodies.ReadAsync(Request("1"), 100))).Kind.ShouldBe(RefusalKind.Throttled);
    }

    [Theory]
    [InlineData(null, RefusalKind.CredentialsMissing)]
    [InlineData("Bearer sk-1", RefusalKind.CredentialsIncomplete)]
    [InlineData(NotKnown, RefusalKind.KeyUnknown)]
    public async Task Body_OfAStranger_IsNotRead(string? authorization, RefusalKind kind)
    {
        var bodies = await BodiesAsync(verify: true, ServerLimits.Local);
        var request = Request("123456");
        request.Request.Headers.Authorization = authorization;
        request.Request.Headers["x-amz-date"] = "20260101T000000Z";

        var refused = await Should.ThrowAsync<RefusedException>(() => bodies.ReadAsync(request, 100));

        refused.Kind.ShouldBe(kind);
        request.Request.Body.Position.ShouldBe(0);
    }

    [Theory]
    [InlineData("/20200101/us-east-1/polly/", "Credential scope")]
    [InlineData("/20260101/us-east-1/s3/", "service")]
    [InlineData("/20260101/us-east-1/polly/", "expired")]
    [InlineData("/20260101/US_EAST/polly/", "region")]
    public async Task Body_OfAKnownKeyUsedWrongly_IsNotRead(string scope, string message)
    {
        var bodies = await BodiesAsync(verify: true, ServerLimits.Local);
        var request = Request("123456");
        request.Request.Headers.Authorization = NotKnown.Replace("NOTKNOWN/20260101/us-east-1/polly/", "KNOWN" + scope, StringComparison.Ordinal);
        request.Request.Headers["x-amz-date"] = "20260101T000000Z";

        var refused = await Should.ThrowAsync<RefusedException>(() => bodies.ReadAsync(request, 100));

        refused.Kind.ShouldBe(RefusalKind.SignatureInvalid);
        refused.Message.ShouldContain(message);
        request.Request.Body.Position.ShouldBe(0);
    }

    private async Task<SignedBodies> BodiesAsync(bool verify, ServerLimits limits)
    {
        var keys = await FileAccessKeyStore.OpenAsync(_folder.Data, TimeProvider.System, NullLogger<FileAccessKeyStore>.Instance);
        await keys.AddAsync(new AccessKey { Id = "AKIDKNOWN", Secret = "secret", Account = "known" });
        var time = new ManualTime(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero));
        var authenticator = new RequestAuthenticator(keys, new ServerOptions { VerifySignatures = verify }, time);
        return new SignedBodies(authenticator, new RequestBodies(limits));
    }

    private static DefaultHttpContext Request(string body)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Host) = ("POST", new HostString("localhost"));
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget = "/v1/speech";
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AwsService("polly")), null));
        context.Request.Body = new MemoryStream(Encoding.ASCII.GetBytes(body));
        return context;
    }
}
