using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Wire.Signatures;

/// <summary>What a signing key is good for: one day, one region, one service.</summary>
/// <param name="Date">The UTC day as <c>yyyyMMdd</c>.</param>
/// <param name="Region">For example <c>us-east-1</c>.</param>
/// <param name="Service">For example <c>polly</c>.</param>
public readonly record struct CredentialScope(string Date, string Region, string Service)
{
    internal const string Terminator = "aws4_request";

    /// <summary>Splits <c>AK/date/region/service/aws4_request</c>; the last four parts are the scope, all before is the key.</summary>
    public static bool TryParse(string credential, [NotNullWhen(true)] out string? accessKeyId, out CredentialScope scope)
    {
        ArgumentNullException.ThrowIfNull(credential);
        accessKeyId = null;
        scope = default;
        var parts = credential.Split('/');
        if (parts.Length < 5 || parts[^1] != Terminator || parts.AsSpan().Contains("")) return false;
        if (parts[^4].Length != 8 || !parts[^4].All(char.IsAsciiDigit)) return false;

        accessKeyId = string.Join('/', parts[..^4]);
        scope = new CredentialScope(parts[^4], parts[^3], parts[^2]);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">Not of that form.</exception>
    public static (string AccessKeyId, CredentialScope Scope) Parse(string credential) =>
        TryParse(credential, out var accessKeyId, out var scope)
            ? (accessKeyId, scope)
            : throw new FormatException("A credential has the form AK/yyyyMMdd/region/service/aws4_request.");

    /// <summary>The form that is signed: <c>date/region/service/aws4_request</c>.</summary>
    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
