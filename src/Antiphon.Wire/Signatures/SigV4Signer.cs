using System.Globalization;

namespace Antiphon.Wire.Signatures;

/// <summary>Signs requests in both forms. Pure and thread-safe.</summary>
public static class SigV4Signer
{
    // Proxies and transports rewrite these, so that a signature over them would break on the way.
    private static readonly string[] Unsigned =
    [
        SigV4Names.AuthorizationHeader, "user-agent", "connection", "expect", "transfer-encoding", "accept-encoding", "te",
        "x-amzn-trace-id",
    ];

    /// <summary>Signs by header: every header of the request, the host and the date.</summary>
    /// <param name="request">A stream of signed events has <c>x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-EVENTS</c>.</param>
    /// <param name="credentials">Whose request it is.</param>
    /// <param name="service">Whom it is for.</param>
    /// <param name="date">The time of signing.</param>
    /// <param name="options">Path normalisation and session token; null for the defaults.</param>
    public static SigV4Signed Sign(
        SigV4Request request, SigV4Credentials credentials, SigV4Service service, DateTimeOffset date, SigV4Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(credentials);
        options ??= SigV4Options.Default;

        var dateText = SigV4Time.Format(date);
        var added = new List<SigV4Header> { new(SigV4Names.DateHeader, dateText) };
        var token = credentials.SessionToken is null ? default : new SigV4Header(SigV4Names.TokenHeader, credentials.SessionToken);
        if (token.Name is not null && !options.SessionTokenUnsigned) added.Add(token);

        var signed = request with { Headers = [.. request.Headers, .. added] };
        var names = NamesToSign(signed.Headers);
        var scope = new CredentialScope(dateText[..8], service.Region, service.Name);
        var canonical = SigV4.CanonicalRequest(signed, names, options);
        var text = SigV4.StringToSign(dateText, scope, canonical);
        var signature = SigV4.Signature(SigV4.SigningKey(credentials.SecretAccessKey, scope), text);

        if (token.Name is not null && options.SessionTokenUnsigned) added.Add(token);
        added.Add(new SigV4Header(
            SigV4Names.AuthorizationHeader,
            $"{SigV4Names.Algorithm} Credential={credentials.AccessKeyId}/{scope}, "
            + $"SignedHeaders={string.Join(';', names)}, Signature={signature}"));
        return new SigV4Signed(added, signature);
    }

    /// <summary>Signs by query: the answer is the whole query to send, without the question mark.</summary>
    /// <param name="request">Its query must not hold presigned parameters yet; its headers must be sent as they are.</param>
    /// <param name="credentials">Whose request it is.</param>
    /// <param name="service">Whom it is for.</param>
    /// <param name="date">The time of signing.</param>
    /// <param name="options"><see cref="SigV4Options.DefaultExpiry"/> is how long the query will be good; null for the defaults.</param>
    public static string Presign(
        SigV4Request request, SigV4Credentials credentials, SigV4Service service, DateTimeOffset date, SigV4Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(credentials);
        options ??= SigV4Options.Default;

        var dateText = SigV4Time.Format(date);
        var scope = new CredentialScope(dateText[..8], service.Region, service.Name);
        var names = NamesToSign(request.Headers);
        var parameters = new List<string>();
        if (request.Query.Length > 0) parameters.Add(request.Query);
        parameters.Add($"{SigV4Names.AlgorithmParameter}={SigV4Names.Algorithm}");
        parameters.Add($"{SigV4Names.CredentialParameter}={PercentEncoding.Encode($"{credentials.AccessKeyId}/{scope}")}");
        parameters.Add($"{SigV4Names.DateParameter}={dateText}");
        parameters.Add($"{SigV4Names.SignedHeadersParameter}={PercentEncoding.Encode(string.Join(';', names))}");
        var seconds = ((long)options.DefaultExpiry.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        parameters.Add($"{SigV4Names.ExpiresParameter}={seconds}");
        if (credentials.SessionToken is { } token) parameters.Add($"{SigV4Names.TokenParameter}={PercentEncoding.Encode(token)}");

        var query = string.Join('&', parameters);
        var canonical = SigV4.CanonicalRequest(request with { Query = query }, names, options);
        var text = SigV4.StringToSign(dateText, scope, canonical);
        var signature = SigV4.Signature(SigV4.SigningKey(credentials.SecretAccessKey, scope), text);
        return $"{query}&{SigV4Names.SignatureParameter}={signature}";
    }

    private static string[] NamesToSign(IEnumerable<SigV4Header> headers)
    {
        var names = headers.Select(static header => header.Name.ToLowerInvariant()).Where(name => !Unsigned.Contains(name)).ToHashSet();
        if (!names.Contains(SigV4Names.AuthorityHeader)) names.Add(SigV4Names.HostHeader); // one name for the authority is enough
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
