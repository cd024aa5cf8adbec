using System.Globalization;
using Antiphon.Wire.Signatures;

namespace Antiphon.Wire.Tests.Signatures;

/// <summary>AWS's own 38 cases, stage by stage: what fails first names the stage that is wrong.</summary>
public sealed class SigV4SuiteTests
{
    public static TheoryData<string> Names => SuiteCase.Names;

    [SharedFact]
    public void Suite_IsComplete() => Names.Count.ShouldBe(38);

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void HeaderForm_EachStage_GivesTheSuitesText(string name)
    {
        var suite = SuiteCase.Load(name);
        var canonical = suite.Read("header-canonical-request.txt");
        var signed = SuiteCase.Parse(suite.Read("header-signed-request.txt"));
        SigV4Authentication.TryRead(signed, out var authentication).ShouldBe(SigV4Outcome.Unverified);

        SigV4.CanonicalRequest(signed, authentication!.SignedHeaders, suite.Options).ShouldBe(canonical);
        CheckLaterStages(suite, canonical, "header");
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void QueryForm_EachStage_GivesTheSuitesText(string name)
    {
        var suite = SuiteCase.Load(name);
        var canonical = suite.Read("query-canonical-request.txt");
        var signed = SuiteCase.Parse(suite.Read("query-signed-request.txt"));
        SigV4Authentication.TryRead(signed, out var authentication).ShouldBe(SigV4Outcome.Unverified);
        authentication!.IsPresigned.ShouldBeTrue();
        authentication.Expiry.ShouldBe(TimeSpan.FromSeconds(3600));

        SigV4.CanonicalRequest(signed, authentication.SignedHeaders, suite.Options).ShouldBe(canonical);
        CheckLaterStages(suite, canonical, "query");
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Sign_Request_GivesTheSuitesSignature(string name)
    {
        var suite = SuiteCase.Load(name);
        var request = WithSignedBody(suite, SuiteCase.Parse(suite.Read("request.txt")));
        var signed = SigV4Signer.Sign(request, suite.Credentials, suite.Service, suite.Date, suite.Options);

        signed.Signature.ShouldBe(suite.Read("header-signature.txt"));
        var expected = SuiteCase.Parse(suite.Read("header-signed-request.txt")).Headers;
        foreach (var header in signed.Headers)
        {
            expected.ShouldContain(line => line.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase) && line.Value == header.Value);
        }
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Presign_Request_GivesTheSuitesQuery(string name)
    {
        var suite = SuiteCase.Load(name);
        var request = SuiteCase.Parse(suite.Read("request.txt"));
        SigV4Signer.Presign(request, suite.Credentials, suite.Service, suite.Date, suite.Options)
            .ShouldBe(SuiteCase.Parse(suite.Read("query-signed-request.txt")).Query);
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Verify_SignedRequest_IsVerified(string name)
    {
        var suite = SuiteCase.Load(name);
        Verify(suite, SuiteCase.Parse(suite.Read("header-signed-request.txt"))).SeedSignature.ShouldBe(suite.Read("header-signature.txt"));
        Verify(suite, SuiteCase.Parse(suite.Read("query-signed-request.txt"))).SeedSignature.ShouldBe(suite.Read("query-signature.txt"));
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Verify_AnySignedPartChanged_IsRefused(string name)
    {
        var suite = SuiteCase.Load(name);
        foreach (var form in (string[])["header", "query"])
        {
            var request = SuiteCase.Parse(suite.Read($"{form}-signed-request.txt"));
            var changes = SignedChanges.Of(request, suite.Options).ToList();
            changes.Count.ShouldBeGreaterThan(100);
            foreach (var (what, changed) in changes)
            {
                Verify(suite, changed).IsVerified.ShouldBeFalse(string.Create(CultureInfo.InvariantCulture, $"{form}: {what}"));
            }
        }
    }

    private static void CheckLaterStages(SuiteCase suite, string canonical, string form)
    {
        var text = SigV4.StringToSign(SigV4Time.Format(suite.Date), suite.Scope, canonical);
        text.ShouldBe(suite.Read($"{form}-string-to-sign.txt"));
        SigV4.Signature(SigV4.SigningKey(suite.Credentials.SecretAccessKey, suite.Scope), text)
            .ShouldBe(suite.Read($"{form}-signature.txt"));
    }

    private static SigV4Request WithSignedBody(SuiteCase suite, SigV4Request request) => suite.SignsBody
        ? request with { Headers = [.. request.Headers, new SigV4Header("x-amz-content-sha256", request.PayloadHash)] }
        : request;

    private static SigV4Verification Verify(SuiteCase suite, SigV4Request request)
    {
        var read = SigV4Authentication.TryRead(request, out var authentication);
        return read == SigV4Outcome.Unverified
            ? SigV4Verifier.Verify(request, authentication!, [suite.Credentials.SecretAccessKey], suite.Date, suite.Options)
            : new SigV4Verification(read, "", "", -1);
    }
}
