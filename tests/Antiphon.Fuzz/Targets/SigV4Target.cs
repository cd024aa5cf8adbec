using System.Text;
using Antiphon.Wire.Signatures;

namespace Antiphon.Fuzz.Targets;

/// <summary>Signed requests, in headers or in the query: a line for the target, then lines of headers.</summary>
internal sealed class SigV4Target : IFuzzTarget
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Words =
    [
        "AWS4-HMAC-SHA256 ", "Credential=", "SignedHeaders=", "Signature=", "/aws4_request", ",", ";", "=", "&", "%", "%zz", "%C3%28", "+",
        "/", "//",
        "X-Amz-Expires=604801", "X-Amz-Expires=-1", "X-Amz-Date=20261399T999999Z", "X-Amz-Algorithm=", "host", "x-amz-date: ", "\n",
        "00000000", "é",
    ];

    public string Name => "sigv4";

    public byte[] Make(Random random)
    {
        var request = new SigV4Request
        {
            Method = "POST",
            Path = Mutation.Word(["/", "/v1/speech", "/v1/a%20b", "/é/../x"], random),
            Query = Mutation.Word(["", "a=b&a=c", "x=%2F&y", "Engine=neural&Text=a+b"], random),
            Authority = "localhost:8443",
            Headers = [new("host", "localhost:8443"), new("x-amz-meta", "a  b")],
        };
        var signed = SigV4Signer.Sign(request, new SigV4Credentials("AKID", Secret), new SigV4Service("us-east-1", "polly"), Now);
        var headers = request.Headers.Concat(signed.Headers).Select(header => $"{header.Name}: {header.Value}").ToList();
        var target = $"{request.Path}?{request.Query}";
        if (random.Next(2) == 0)
        {
            target = $"{request.Path}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20261121%2Fus-east-1%2Fpolly%2Faws4_request"
                + $"&X-Amz-Date=20261121T120000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature={signed.Signature}";
            headers.RemoveAll(header => header.StartsWith("authorization", StringComparison.OrdinalIgnoreCase));
        }

        return Encoding.UTF8.GetBytes(Mutation.OfText($"{target}\n{string.Join('\n', headers)}", Words, random));
    }

    public void Parse(byte[] input)
    {
        var lines = Encoding.UTF8.GetString(input).Split('\n');
        var request = SigV4Request.ForTarget("POST", lines[0], "localhost:8443") with
        {
            Headers =
            [
                .. lines.Skip(1).Select(line => line.Split(": ", 2)).Where(pair => pair.Length == 2)
                    .Select(pair => new SigV4Header(pair[0], pair[1])),
            ],
        };
        foreach (var _ in request.ReadQuery())
        {
            // Reading it is the test.
        }

        var outcome = SigV4Authentication.TryRead(request, out var claims);
        if (outcome == SigV4Outcome.Unverified != claims is not null) throw new InvalidOperationException(
            $"{outcome} with claims: {claims}");
        if (claims is not null) SigV4Verifier.Verify(request, claims, [Secret], Now, new SigV4Options { Service = "polly" });
    }
}
