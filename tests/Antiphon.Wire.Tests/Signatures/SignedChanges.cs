using Antiphon.Wire.Signatures;

namespace Antiphon.Wire.Tests.Signatures;

/// <summary>
/// Every way to change one character of what a request's signature covers, without changing what it means to the canonical form.
/// </summary>
internal static class SignedChanges
{
    public static IEnumerable<(string What, SigV4Request Request)> Of(SigV4Request request, SigV4Options options)
    {
        SigV4Authentication.TryRead(request, out var claims).ShouldBe(SigV4Outcome.Unverified);
        var before = Meaning(request, claims!, options);
        foreach (var (what, changed) in Every(request, claims!))
        {
            // A change that leaves the canonical text and the claims as they were (a folded space) is none.
            var readable = SigV4Authentication.TryRead(changed, out var now) == SigV4Outcome.Unverified;
            if (!readable || Meaning(changed, now!, options) != before) yield return (what, changed);
        }
    }

    private static string Meaning(SigV4Request request, SigV4Authentication claims, SigV4Options options) => string.Join(
        '\n', SigV4.CanonicalRequest(request, claims.SignedHeaders, options), claims.DateText, claims.Scope, claims.Signature);

    private static IEnumerable<(string What, SigV4Request Request)> Every(SigV4Request request, SigV4Authentication claims)
    {
        foreach (var text in Flips(request.Method)) yield return ("method " + text, request with { Method = text });
        foreach (var text in Flips(request.Path)) yield return ("path " + text, request with { Path = text });
        foreach (var text in Flips(request.Authority)) yield return ("authority " + text, request with { Authority = text });
        foreach (var text in Flips(request.PayloadHash)) yield return ("payload hash " + text, request with { PayloadHash = text });
        foreach (var text in Flips(request.Query)) yield return ("query " + text, request with { Query = text });
        for (var i = 0; i < request.Headers.Count; i++)
        {
            var header = request.Headers[i];
            var isSigned = claims.SignedHeaders.Contains(header.Name.ToLowerInvariant());
            if (!isSigned && !header.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var text in Flips(header.Value))
            {
                SigV4Header[] headers = [.. request.Headers];
                headers[i] = header with { Value = text };
                yield return ($"{header.Name}: {text}", request with { Headers = headers });
            }
        }
    }

    private static IEnumerable<string> Flips(string text)
    {
        for (var i = 0; i < text.Length; i++) yield return string.Concat(text.AsSpan(0, i), [(char)(text[i] ^ 1)], text.AsSpan(i + 1));
    }
}
