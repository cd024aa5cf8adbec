using System.Buffers;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;
using Antiphon.Wire.Tests.EventStreams;

namespace Antiphon.Wire.Tests.Signatures;

/// <summary>What six real SDKs sent: 39 streams.</summary>
public sealed class GoldenStreamTests
{
    public static TheoryData<string> Names => GoldenStream.Names;

    [Fact]
    public void Captures_AreComplete() => Names.Count.ShouldBe(39);

    [Theory]
    [MemberData(nameof(Names))]
    public void Seed_OfARealClient_IsVerified(string name)
    {
        var stream = GoldenStream.Load(name);
        var claims = stream.Claims();
        var options = new SigV4Options { Service = "polly", Regions = [stream.Service.Region] };
        var verification = SigV4Verifier.Verify(stream.Request, claims, ["another secret", stream.Secret], claims.Date, options);
        verification.Outcome.ShouldBe(SigV4Outcome.Verified, verification.Detail);
        verification.SecretIndex.ShouldBe(1);
        verification.SeedSignature.ShouldBe(claims.Signature);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Seed_Stages_GiveTheCapturedTexts(string name)
    {
        var stream = GoldenStream.Load(name);
        if (stream.SeedTexts is not { } texts) return; // js-second and dotnet-core were captured without them
        var claims = stream.Claims();
        var canonical = new CanonicalForm(
            stream.Request.Authority, name == "py-sdk-full" ? ", " : ",", NormalizePath: true, TokenUnsigned: false)
            .Write(stream.Request, claims.SignedHeaders);
        canonical.ShouldBe(texts.CanonicalRequest);
        if (texts.StringToSign is { } text) SigV4.StringToSign(claims.DateText, claims.Scope, canonical).ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sign_TheSameRequest_GivesTheSameSeed(string name)
    {
        var stream = GoldenStream.Load(name);
        var claims = stream.Claims();
        if (name == "py-sdk-full") return; // joins repeated lines with comma and space; we sign with the comma of the majority
        // amazon-polly-streaming signs both names of the authority: so it does where the request brings both.
        var captured = stream.Request.Headers.Append(new SigV4Header("host", stream.Request.Authority));
        var request = stream.Request with
        {
            Headers = [.. captured.Where(h => claims.SignedHeaders.Contains(h.Name.ToLowerInvariant()) && !IsAddedBySigner(h.Name))],
        };
        var credentials = new SigV4Credentials(claims.AccessKeyId, stream.Secret, claims.SessionToken);
        SigV4Signer.Sign(request, credentials, stream.Service, claims.Date).Signature.ShouldBe(claims.Signature);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_OfARealClient_AreVerifiedAndUnwrapped(string name)
    {
        var stream = GoldenStream.Load(name);
        using var verifier = stream.Verifier();
        var inner = 0;
        foreach (var bytes in stream.Events)
        {
            verifier.Verify(Messages.DecodeOne(bytes), out var payload, out var date).ShouldBe(EventSignatureOutcome.Verified);
            (date - stream.Claims().Date).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(5));
            if (payload.IsEmpty) continue;
            inner++;
            Messages.Decode(payload).Headers.ShouldContain(header => header.Name == ":event-type");
        }

        inner.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_InSegments_AreVerified(string name)
    {
        var stream = GoldenStream.Load(name);
        foreach (var size in (int[])[1, 5, 64, 1000])
        {
            using var verifier = stream.Verifier();
            var buffer = Segmented.Every(stream.Events.SelectMany(bytes => bytes).ToArray(), size);
            var count = 0;
            while (EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var outer))
            {
                verifier.TryVerify(outer, out _, out _).ShouldBeTrue();
                count++;
            }

            count.ShouldBe(stream.Events.Count);
            buffer.IsEmpty.ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EventSigner_TheSameEvents_GivesTheSameBytes(string name)
    {
        var stream = GoldenStream.Load(name);
        using var signer = new EventSigner(stream.Secret, stream.Service.Region, stream.Service.Name, stream.Claims().Signature);
        foreach (var bytes in stream.Events)
        {
            var captured = Messages.DecodeOne(bytes);
            captured.TryFind(":date"u8, out var header).ShouldBeTrue();
            header.TryGetTimestamp(out var date).ShouldBeTrue();
            var output = new ArrayBufferWriter<byte>();
            if (captured.Payload.IsEmpty) signer.SignEnd(output, date);
            else signer.Sign(output, captured.Payload.ToArray(), date);

            var ours = output.WrittenSpan.ToArray();
            if (header.Start == 0) ours.ShouldBe(bytes);
            else // Rust puts the signature first: the frames differ in that order alone
                Messages.Decode(ours).Headers.ShouldBe(Messages.Decode(bytes).Headers.Reverse());
        }
    }

    private static bool IsAddedBySigner(string name) =>
        name.ToLowerInvariant() is "x-amz-date" or "x-amz-security-token" or "authorization";
}
