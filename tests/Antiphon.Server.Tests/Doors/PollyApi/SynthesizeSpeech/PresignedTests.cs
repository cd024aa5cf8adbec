using Antiphon.Server.Keys;
using Antiphon.Server.Stores;
using Antiphon.Server.Tests.Golden;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;
using Antiphon.Wire.Signatures;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Addresses that carry a whole call with its signature (polly.md §1.8).</summary>
public sealed class PresignedTests
{
    private const string Members = "Text=Hi%20th%C3%A9re%20%26%20you&VoiceId=Joanna&OutputFormat=pcm";
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly AccessKey Guest = new() { Id = "ASIAGUEST", Secret = "a-secret", Account = "guest", SessionToken = "the/token+", ExpiresAt = Now.AddHours(1) };

    [Theory]
    [InlineData("GET", true, true)]
    [InlineData("GET", false, false)]
    [InlineData("GET", true, false)]
    [InlineData("POST", true, true)]
    [InlineData("POST", false, false)]
    public async Task Address_IsAnsweredWithAudio(string method, bool tls, bool http2)
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server, tls, http2);

        var answer = await caller.SendPresignedAsync(method, Presign(server, caller, Members, method: method));

        answer.Status.ShouldBe(200, answer.Text);
        answer.ContentType.ShouldBe("audio/pcm");
        answer.Headers["x-amzn-requestcharacters"].ShouldBe("14");
        answer.Body.Length.ShouldBe(2 * 16_000 * 4 * 60 / 1000, "four words of 60 ms");
    }

    [Fact]
    public async Task Lists_RepeatTheirName()
    {
        await using var server = await StartAsync();
        await server.StoreLexiconsAsync(new AccountScope(server.Key.Account, "us-east-1"), ["one"]);
        using var caller = new SignedCaller(server);

        var found = Presign(server, caller, Members + "&LexiconNames=one");
        var missing = Presign(server, caller, Members + "&LexiconNames=one&LexiconNames=two");
        var marks = Presign(server, caller, "Text=Hi&VoiceId=Joanna&OutputFormat=json&SpeechMarkTypes=word&SpeechMarkTypes=ssml");

        (await caller.SendPresignedAsync("GET", found)).Status.ShouldBe(200);
        (await caller.SendPresignedAsync("GET", missing)).ShouldBeError(404, "LexiconNotFoundException", "two");
        (await caller.SendPresignedAsync("GET", marks)).ShouldBeError(400, "SsmlMarksNotSupportedForTextTypeException");
    }

    [Theory]
    [InlineData("a+b", 3)]
    [InlineData("a%2Bb", 3)]
    [InlineData("a%2bb", 3)]
    [InlineData("a%20b", 3)]
    [InlineData("100%", 4)]
    public async Task Text_IsReadAsItWasSigned(string text, int characters)
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server);
        string Query(string encoded) => $"Text={encoded}&VoiceId=Joanna&OutputFormat=json&SpeechMarkTypes=sentence";

        var answer = await caller.SendPresignedAsync("GET", Presign(server, caller, Query(text)));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Headers["x-amzn-requestcharacters"].ShouldBe(characters.ToString(System.Globalization.CultureInfo.InvariantCulture));
        answer.Text.ShouldContain($"\"value\":\"{Uri.UnescapeDataString(text)}\"");
    }

    [Fact]
    public async Task AuthorityOfJs_NoExpiryOfGo_TokenOfAGuest_AreAllGood()
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server);
        string Plain(string query) => "/v1/speech?" + query;
        var js = Presign(server, caller, Members + "&x-amz-user-agent=aws-sdk-js%2F3.1142.0", authorityHeader: true);
        var go = SignByHand(server, caller, Members);

        js.ShouldContain("X-Amz-SignedHeaders=%3Aauthority");
        go.ShouldNotContain("Expires");
        (await caller.SendPresignedAsync("GET", js)).Status.ShouldBe(200);
        (await caller.SendPresignedAsync("GET", Plain(go))).Status.ShouldBe(200);
        (await caller.SendPresignedAsync("GET", Presign(server, caller, Members, key: Guest))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("another text", "InvalidSignatureException", "signature")]
    [InlineData("another method", "InvalidSignatureException", "signature")]
    [InlineData("expired", "InvalidSignatureException", "Signature expired")]
    [InlineData("not yet", "InvalidSignatureException", "not yet current")]
    [InlineData("8 days", "IncompleteSignatureException", "604800")]
    [InlineData("another token", "UnrecognizedClientException", "security token")]
    [InlineData("unknown key", "UnrecognizedClientException", "security token")]
    [InlineData("another service", "InvalidSignatureException", "polly")]
    [InlineData("no signature", "MissingAuthenticationTokenException", "signature")]
    public async Task Address_ThatIsNotGood_IsForbidden(string how, string name, string message)
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server);
        var address = how switch
        {
            "expired" => Presign(server, caller, Members, at: Now.AddSeconds(-3_601)),
            "not yet" => Presign(server, caller, Members, at: Now.AddMinutes(6)),
            "8 days" => Presign(server, caller, Members, expiry: TimeSpan.FromDays(8)),
            "another token" => Presign(server, caller, Members, key: Guest with { SessionToken = "other" }),
            "unknown key" => Presign(server, caller, Members, key: Guest with { Id = "ASIANOBODY" }),
            "another service" => Presign(server, caller, Members, service: "s3"),
            "no signature" => "/v1/speech?" + Members,
            _ => Presign(server, caller, Members),
        };
        if (how == "another text") address = address.Replace("Text=Hi", "Text=Ho", StringComparison.Ordinal);

        var answer = await caller.SendPresignedAsync(how == "another method" ? "POST" : "GET", address);

        answer.ShouldBeError(403, name, message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Text_OfTheMostCharacters_FitsIntoAnAddress(bool http2)
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server, http2: http2);
        var globes = string.Concat(Enumerable.Repeat("%F0%9F%8C%8D", 6_000));

        var answer = await caller.SendPresignedAsync("GET", Presign(server, caller, $"Text={globes}&VoiceId=Joanna&OutputFormat=pcm"));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Headers["x-amzn-requestcharacters"].ShouldBe("6000");
    }

    private static Task<TestServer> StartAsync() =>
        TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()], Keys = [Guest], Time = new ManualTime(Now) });

    private static string Presign(
        TestServer server,
        SignedCaller caller,
        string query,
        string method = "GET",
        AccessKey? key = null,
        DateTimeOffset? at = null,
        TimeSpan? expiry = null,
        string service = "polly",
        bool authorityHeader = false)
    {
        key ??= server.Key;
        var request = SigV4Request.ForTarget(method, "/v1/speech?" + query, caller.Address.Authority);
        if (authorityHeader) request = request with { Headers = [new(":authority", caller.Address.Authority)] };
        return "/v1/speech?" + SigV4Signer.Presign(
            request, new SigV4Credentials(key.Id, key.Secret, key.SessionToken), new SigV4Service("us-east-1", service), at ?? Now,
            new SigV4Options { DefaultExpiry = expiry ?? TimeSpan.FromHours(1) });
    }

    // As Go does: X-Amz-Expires only where the caller adds it.
    private static string SignByHand(TestServer server, SignedCaller caller, string members)
    {
        var date = SigV4Time.Format(Now);
        var scope = new CredentialScope(date[..8], "us-east-1", "polly");
        var query = $"{members}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString($"{server.Key.Id}/{scope}")}&X-Amz-Date={date}&X-Amz-SignedHeaders=host";
        var request = SigV4Request.ForTarget("GET", "/v1/speech?" + query, caller.Address.Authority);
        var text = SigV4.StringToSign(date, scope, SigV4.CanonicalRequest(request, ["host"]));
        return $"{query}&X-Amz-Signature={SigV4.Signature(SigV4.SigningKey(server.Key.Secret, scope), text)}";
    }
}
