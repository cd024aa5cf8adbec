using System.Text;

namespace Antiphon.Wire.Signatures;

/// <summary>The choices that clients make differently, for one attempt at the canonical request.</summary>
/// <param name="Authority">What <c>host</c> and <c>:authority</c> stand for.</param>
/// <param name="Glue">What joins the lines of a repeated header.</param>
/// <param name="NormalizePath">Whether dot segments and doubled slashes go before signing.</param>
/// <param name="TokenUnsigned">Whether a presigned query's session token was added after signing.</param>
internal sealed record CanonicalForm(string Authority, string Glue, bool NormalizePath, bool TokenUnsigned)
{
    public string Write(SigV4Request request, IReadOnlyList<string> signedHeaders)
    {
        var text = new StringBuilder(1024);
        text.Append(request.Method).Append('\n').Append(CanonicalPath.From(request.Path, NormalizePath)).Append('\n');
        text.Append(WriteQuery(request.Query)).Append('\n');
        foreach (var name in signedHeaders) text.Append(name).Append(':').Append(Value(request, name)).Append('\n');
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n');
        return text.Append(request.FindHeader(SigV4Names.ContentHashHeader) ?? request.PayloadHash).ToString();
    }

    private string WriteQuery(string query) => TokenUnsigned
        ? CanonicalQuery.From(query, SigV4Names.SignatureParameter, SigV4Names.TokenParameter)
        : CanonicalQuery.From(query, SigV4Names.SignatureParameter);

    private string Value(SigV4Request request, string name)
    {
        if (name is SigV4Names.HostHeader or SigV4Names.AuthorityHeader) return Authority;
        var lines = request.Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return string.Join(Glue, lines.Select(static line => Collapse(line.Value)));
    }

    // Trims, and makes every run of white space (a folded line too) one space.
    private static string Collapse(string value) =>
        string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
