using Antiphon.Wire.Signatures;

namespace Antiphon.Wire.Tests.Signatures;

public sealed class SigV4VerifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly SigV4Credentials Credentials = new("AKID", "secret");
    private static readonly SigV4Service Polly = new("us-east-1", "polly");
    private static readonly SigV4Options PollyOnly = new() { Service = "polly", Regions = ["us-east-1"] };

    private static readonly SigV4Request Request = SigV4Request.ForTarget("POST", "/v1/synthesisStream", "localhost:8443") with
    {
        Headers = [new("x-amzn-voiceid", "Ruth"), new("content-type", "application/vnd.amazon.eventstream")],
    };

    [Theory]
    [InlineData(0, SigV4Outcome.Verified)]
    [InlineData(300, SigV4Outcome.Verified)]
    [InlineData(-300, SigV4Outcome.Verified)]
    [InlineData(301, SigV4Outcome.Expired)]
    [InlineData(-301, SigV4Outcome.NotYetCurrent)]
    public void Verify_ClockSkew_IsFiveMinutesEitherWay(int secondsLater, SigV4Outcome expected) =>
        Verify(Signed(), Now.AddSeconds(secondsLater)).Outcome.ShouldBe(expected);

    [Fact]
    public void Verify_OldOrEarlyDate_SaysSoInAwsWords()
    {
        Verify(Signed(), Now.AddMinutes(10)).Detail
            .ShouldBe("Signature expired: 20261121T120000Z is now earlier than 20261121T120500Z (20261121T121000Z - 5 min.)");
        Verify(Signed(), Now.AddMinutes(-10)).Detail
            .ShouldBe("Signature not yet current: 20261121T120000Z is still later than 20261121T115500Z (20261121T115000Z + 5 min.)");
    }

    [Fact]
    public void Verify_ScopeOfAnotherServiceOrRegion_IsRefused()
    {
        Verify(Signed(new SigV4Service("us-east-1", "transcribe")), Now).Outcome.ShouldBe(SigV4Outcome.ScopeServiceMismatch);
        Verify(Signed(new SigV4Service("eu-central-1", "polly")), Now).Outcome.ShouldBe(SigV4Outcome.ScopeRegionMismatch);
    }

    [Fact]
    public void RefuseUnread_OfARequestWhoseBodyIsMissing_RefusesAllButItsHash()
    {
        var request = Signed() with { PayloadHash = SigV4.PayloadHash("the body"u8), PayloadHashCoversBody = true };
        const string Hash = "x-amz-content-sha256";
        var hashed = request with
        {
            Headers = [.. request.Headers.Where(header => header.Name != Hash), new(Hash, SigV4.PayloadHash("another"u8))],
        };
        SigV4Authentication.TryRead(hashed, out var claims);

        SigV4Verifier.Verify(hashed, claims!, ["secret"], Now, PollyOnly).Outcome.ShouldBe(SigV4Outcome.PayloadHashMismatch);
        SigV4Verifier.RefuseUnread(hashed, claims!, Now, PollyOnly).ShouldBeNull();
        SigV4Verifier.RefuseUnread(hashed, claims!, Now.AddSeconds(301), PollyOnly)!.Value.Outcome.ShouldBe(SigV4Outcome.Expired);
        SigV4Verifier.RefuseUnread(hashed, claims!, Now, PollyOnly with { Service = "s3" })!.Value.Outcome.ShouldBe(
            SigV4Outcome.ScopeServiceMismatch);
    }

    [Fact]
    public void Verify_ScopeOfAnotherDay_IsRefused()
    {
        var request = ChangeHeader(Signed(), "authorization", text => text.Replace("/20261121/", "/20261120/", StringComparison.Ordinal));
        Verify(request, Now).Outcome.ShouldBe(SigV4Outcome.ScopeDateMismatch);
    }

    [Fact]
    public void Verify_SeveralSecrets_TriesEach()
    {
        var verification = Verify(Signed(), Now, "old", "secret", "new");
        verification.IsVerified.ShouldBeTrue();
        verification.SecretIndex.ShouldBe(1);
        Verify(Signed(), Now, "old", "new").Outcome.ShouldBe(SigV4Outcome.SignatureMismatch);
        SigV4Authentication.TryRead(Signed(), out var claims);
        SigV4Verifier.Verify(Signed(), claims!, [], Now).Outcome.ShouldBe(SigV4Outcome.SignatureMismatch);
    }

    [Theory]
    [InlineData("localhost", "localhost:8443", null)] // amazon-polly-streaming and amazon-transcribe sign the bare host
    [InlineData("localhost:8443", "localhost", 8443)]
    [InlineData("[::1]", "[::1]:8443", null)]
    [InlineData("[::1]:8443", "[::1]", 8443)]
    public void Verify_AuthoritySignedWithOrWithoutPort_IsVerified(string signedAs, string receivedAs, int? port)
    {
        var request = Signed(Request with { Authority = signedAs }) with { Authority = receivedAs };
        SigV4Authentication.TryRead(request, out var claims);
        SigV4Verifier.Verify(request, claims!, ["secret"], Now, new SigV4Options { Port = port }).Outcome.ShouldBe(SigV4Outcome.Verified);
        SigV4Verifier.Verify(request with { Authority = "elsewhere:8443" }, claims!, ["secret"], Now)
            .Outcome.ShouldBe(SigV4Outcome.SignatureMismatch);
    }

    [Fact]
    public void Verify_RepeatedLines_TriesBothGluesAndKeepsTheOrder()
    {
        foreach (var glue in (string[])[",", ", "])
        {
            var signed = Signed(Request with { Headers = [new("x-amzn-lexiconnames", "b" + glue + "a")] });
            var rest = signed.Headers.Where(header => header.Name != "x-amzn-lexiconnames").ToArray();
            Verify(signed with { Headers = [new("x-amzn-lexiconnames", "b"), new("x-amzn-lexiconnames", "a"), .. rest] }, Now)
                .IsVerified.ShouldBeTrue();
            Verify(signed with { Headers = [new("x-amzn-lexiconnames", "a"), new("x-amzn-lexiconnames", "b"), .. rest] }, Now)
                .IsVerified.ShouldBeFalse();
        }
    }

    [Fact]
    public void Verify_PathThatEndsInAQuestionMark_IsVerified()
    {
        var signed = Signed();
        var request = SigV4Request.ForTarget("POST", "/v1/synthesisStream?", "localhost:8443") with { Headers = signed.Headers };
        request.Path.ShouldBe("/v1/synthesisStream");
        Verify(request, Now).IsVerified.ShouldBeTrue();
    }

    [Fact]
    public void Verify_PathEncodedOnTheWire_IsEncodedOnceMore()
    {
        SigV4.CanonicalRequest(Request with { Path = "/v1/lexicons/a%20b" }, ["host"]).ShouldStartWith("POST\n/v1/lexicons/a%2520b\n");
    }

    [Fact]
    public void CanonicalRequest_QuerySpelledDifferently_IsOneText()
    {
        string Query(string query) => SigV4.CanonicalRequest(Request with { Query = query }, ["host"]).Split('\n')[2];
        Query("b=%7e&a=x%2fy&a=%C3%9c&c").ShouldBe("a=%C3%9C&a=x%2Fy&b=~&c=");
        Query("a=x/y&c=&b=~&a=Ü&").ShouldBe("a=%C3%9C&a=x%2Fy&b=~&c=");
        Query("a=1+2&b=100%&c=%zz").ShouldBe("a=1%2B2&b=100%25&c=%25zz");
    }

    [Theory]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/polly/aws4_request,SignedHeaders=host,Signature={0}",
        SigV4Outcome.Unverified)]
    [InlineData(
        "AWS4-HMAC-SHA256  Signature={0} ,  SignedHeaders=host ,Credential=AKID/20261121/us-east-1/polly/aws4_request",
        SigV4Outcome.Unverified)]
    [InlineData("Bearer token", SigV4Outcome.UnsupportedAlgorithm)]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=AKID/20261121/polly/aws4_request", SigV4Outcome.UnsupportedAlgorithm)]
    [InlineData("AWS4-HMAC-SHA256", SigV4Outcome.UnsupportedAlgorithm)]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/polly/aws4_request, SignedHeaders=host",
        SigV4Outcome.IncompleteSignature)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/polly/aws4_request, Signature={0}", SigV4Outcome.IncompleteSignature)]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature={0}", SigV4Outcome.IncompleteSignature)]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/us-east-1/polly/aws4_request, SignedHeaders=host, Signature={0}",
        SigV4Outcome.IncompleteSignature)]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/polly/aws3_request, SignedHeaders=host, Signature={0}",
        SigV4Outcome.IncompleteSignature)]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/polly/aws4_request, SignedHeaders=host, Signature=abc",
        SigV4Outcome.IncompleteSignature)]
    public void TryRead_AuthorizationHeader_NamesWhatIsWrong(string authorization, SigV4Outcome expected)
    {
        var header = new SigV4Header(
            "Authorization", authorization.Replace("{0}", SigV4Request.EmptyPayloadHash, StringComparison.Ordinal));
        var request = Request with { Headers = [header, new("X-Amz-Date", "20261121T120000Z")] };
        SigV4Authentication.TryRead(request, out var claims).ShouldBe(expected);
        (claims is not null).ShouldBe(expected == SigV4Outcome.Unverified);
        if (claims is not null) (claims.AccessKeyId, claims.Scope)
            .ShouldBe(("AKID", new CredentialScope("20261121", "us-east-1", "polly")));
    }

    [Fact]
    public void TryRead_NoAuthenticationOrNoDate_NamesWhatIsMissing()
    {
        SigV4Authentication.TryRead(Request, out _).ShouldBe(SigV4Outcome.MissingAuthentication);
        SigV4Authentication.TryRead(Request with { Query = "X-Amz-Algorithm=AWS4-HMAC-SHA1" }, out _)
            .ShouldBe(SigV4Outcome.UnsupportedAlgorithm);
        SigV4Authentication.TryRead(Request with { Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256" }, out _)
            .ShouldBe(SigV4Outcome.IncompleteSignature);
        var signed = Signed();
        SigV4Authentication.TryRead(signed with { Headers = [.. signed.Headers.Where(h => h.Name != "x-amz-date")] }, out _)
            .ShouldBe(SigV4Outcome.IncompleteSignature);
        SigV4Authentication.TryRead(ChangeHeader(signed, "x-amz-date", _ => "yesterday"), out _).ShouldBe(SigV4Outcome.IncompleteSignature);
    }

    [Fact]
    public void Verify_HostNotSigned_IsRefused()
    {
        var request = ChangeHeader(Signed(), "authorization", text => text.Replace(";host;", ";", StringComparison.Ordinal));
        Verify(request, Now).Outcome.ShouldBe(SigV4Outcome.HostNotSigned);
    }

    [Fact]
    public void Verify_ContentHashHeader_MustBeThatOfTheBodyUnlessUnsigned()
    {
        SigV4Request WithHash(string value) => Signed(Request with
        {
            Headers = [new("x-amz-content-sha256", value)], PayloadHash = SigV4.PayloadHash("body"u8), PayloadHashCoversBody = true,
        });
        Verify(WithHash(SigV4.PayloadHash("body"u8)), Now).IsVerified.ShouldBeTrue();
        Verify(WithHash("UNSIGNED-PAYLOAD"), Now).IsVerified.ShouldBeTrue();
        Verify(WithHash(SigV4.PayloadHash("other"u8)), Now).Outcome.ShouldBe(SigV4Outcome.PayloadHashMismatch);
        Verify(WithHash("STREAMING-AWS4-HMAC-SHA256-EVENTS"), Now).Outcome.ShouldBe(SigV4Outcome.PayloadHashMismatch);
        Verify(WithHash("STREAMING-AWS4-HMAC-SHA256-EVENTS") with { PayloadHashCoversBody = false }, Now).IsVerified.ShouldBeTrue();
    }

    [Theory]
    [InlineData(59, SigV4Outcome.Verified)]
    [InlineData(61, SigV4Outcome.Expired)]
    [InlineData(-301, SigV4Outcome.NotYetCurrent)]
    public void Verify_Presigned_IsGoodForItsExpiry(int secondsLater, SigV4Outcome expected)
    {
        var options = PollyOnly with { DefaultExpiry = TimeSpan.FromSeconds(60) };
        var request = Request with { Query = SigV4Signer.Presign(Request, Credentials, Polly, Now, options) };
        Verify(request, Now.AddSeconds(secondsLater)).Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Verify_PresignedWithoutExpiry_IsGoodForTheDefault()
    {
        var request = Presigned(text => text.Replace("&X-Amz-Expires=900", "", StringComparison.Ordinal));
        request.Query.ShouldNotContain("Expires");
        Verify(request, Now.AddMinutes(14)).Outcome.ShouldBe(SigV4Outcome.SignatureMismatch); // judged in time, but it was signed with one
        Verify(request, Now.AddMinutes(16)).Outcome.ShouldBe(SigV4Outcome.Expired);
    }

    [Theory]
    [InlineData("X-Amz-Expires=604801")]
    [InlineData("X-Amz-Expires=-1")]
    [InlineData("X-Amz-Expires=soon")]
    public void Verify_PresignedExpiryOutOfRange_IsRefused(string expires)
    {
        var request = Presigned(text => text.Replace("X-Amz-Expires=900", expires, StringComparison.Ordinal));
        var read = SigV4Authentication.TryRead(request, out var claims);
        (claims is null ? read : Verify(request, Now).Outcome).ShouldBe(SigV4Outcome.IncompleteSignature);
    }

    [Fact]
    public void Verify_PresignedSessionToken_IsSigned()
    {
        var request = Request with { Query = SigV4Signer.Presign(Request, Credentials with { SessionToken = "a/b+c=" }, Polly, Now) };
        SigV4Authentication.TryRead(request, out var claims);
        claims!.SessionToken.ShouldBe("a/b+c=");
        Verify(request, Now).IsVerified.ShouldBeTrue();
        Verify(request with { Query = request.Query.Replace("a%2Fb", "a%2Fc", StringComparison.Ordinal) }, Now).IsVerified.ShouldBeFalse();
    }

    [Fact]
    public void CredentialScope_AccessKeyWithSlashes_KeepsThem()
    {
        CredentialScope.Parse("A/K/20261121/us-east-1/polly/aws4_request")
            .ShouldBe(("A/K", new CredentialScope("20261121", "us-east-1", "polly")));
        Should.Throw<FormatException>(() => CredentialScope.Parse("AK/today/us-east-1/polly/aws4_request"));
        Should.Throw<FormatException>(() => CredentialScope.Parse("AK/20261121//polly/aws4_request"));
    }

    [Fact]
    public void Credentials_AsText_HideTheSecret() => Credentials.ToString().ShouldBe("AKID");

    private static SigV4Request Presigned(Func<string, string> change) =>
        Request with { Query = change(SigV4Signer.Presign(Request, Credentials, Polly, Now)) };

    private static SigV4Request Signed(SigV4Service? service = null) => Signed(Request, service);

    private static SigV4Request Signed(SigV4Request request, SigV4Service? service = null) =>
        request with { Headers = [.. request.Headers, .. SigV4Signer.Sign(request, Credentials, service ?? Polly, Now).Headers] };

    private static SigV4Request ChangeHeader(SigV4Request request, string name, Func<string, string> change) => request with
    {
        Headers = [.. request.Headers.Select(header => header.Name == name ? header with { Value = change(header.Value) } : header)],
    };

    private static SigV4Verification Verify(SigV4Request request, DateTimeOffset now, params string[] secrets)
    {
        SigV4Authentication.TryRead(request, out var claims).ShouldBe(SigV4Outcome.Unverified);
        return SigV4Verifier.Verify(request, claims!, secrets.Length == 0 ? ["secret"] : secrets, now, PollyOnly);
    }
}
