using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Antiphon.Aws.PollyApi;

/// <summary>Stands in for an AWS account in ARNs, whose readers expect twelve digits.</summary>
public static class AccountNumber
{
    private const ulong Numbers = 1_000_000_000_000;

    /// <summary>Of a principal: itself if it is twelve digits, else twelve that are always the same for the same name.</summary>
    public static string Of(string principal)
    {
        if (principal.Length == 12 && principal.All(char.IsAsciiDigit)) return principal;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(principal));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) % Numbers).ToString("D12", CultureInfo.InvariantCulture);
    }
}
