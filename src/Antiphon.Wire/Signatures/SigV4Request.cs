namespace Antiphon.Wire.Signatures;

/// <summary>All of a request that a signature covers.</summary>
public sealed record SigV4Request
{
    /// <summary>The lower-case hex SHA-256 of nothing: the payload hash of streams and of requests without a body.</summary>
    public const string EmptyPayloadHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path as on the wire, before any decoding; without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query as on the wire, without the question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The authority the client addressed (<c>:authority</c> or <c>Host</c>), with the port if it named one.</summary>
    public required string Authority { get; init; }

    /// <summary>Every header, one entry a line, in the order received. The authority need not be among them.</summary>
    public IReadOnlyList<SigV4Header> Headers { get; init; } = [];

    /// <summary>Lower-case hex SHA-256 of the body. An <c>x-amz-content-sha256</c> header is signed in its place.</summary>
    public string PayloadHash { get; init; } = EmptyPayloadHash;

    /// <summary>
    /// Whether <see cref="PayloadHash"/> is that of the whole body, so that an <c>x-amz-content-sha256</c> header must equal it
    /// (or say <c>UNSIGNED-PAYLOAD</c>). False for streams, whose body does not exist yet.
    /// </summary>
    public bool PayloadHashCoversBody { get; init; }

    /// <summary>Splits a request target at its first question mark; a target may end in one, with nothing behind it.</summary>
    public static SigV4Request ForTarget(string method, string target, string authority)
    {
        ArgumentNullException.ThrowIfNull(target);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return new SigV4Request
        {
            Method = method,
            Path = question < 0 ? target : target[..question],
            Query = question < 0 ? "" : target[(question + 1)..],
            Authority = authority,
        };
    }

    /// <summary>
    /// The query's parameters, decoded as the signature covers them, in the order of the wire; names may repeat. A plus sign is a plus
    /// sign, not a blank: a reader that decodes it as forms do would act on a text that was not signed.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> ReadQuery() => CanonicalQuery.Read(Query);

    internal int CountHeader(string name) =>
        Headers.Count(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal string? FindHeader(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value.Trim();
        }

        return null;
    }
}
