using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Antiphon.Engines.Onnx.Models;

/// <summary>A model's files, each of which is what the folder's SHA256SUMS says, or is not read. Safe for concurrent use.</summary>
public sealed class ModelFolder
{
    private const string SumsName = "SHA256SUMS";

    private readonly FrozenDictionary<string, string> _sums;

    private ModelFolder(string path, FrozenDictionary<string, string> sums) => (Path, _sums) = (path, sums);

    /// <summary>Where the folder is.</summary>
    public string Path { get; }

    /// <summary>Names of the files that are listed.</summary>
    internal IEnumerable<string> Names => _sums.Keys;

    /// <summary>Whether the folder is there and has a list of checksums.</summary>
    internal static bool IsModel(string path) => File.Exists(System.IO.Path.Combine(path, SumsName));

    /// <exception cref="ModelException"><see cref="ModelFailure.Unlisted"/>: the list of checksums is no such list.</exception>
    internal static ModelFolder Open(string path)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(System.IO.Path.Combine(path, SumsName)))
        {
            if (line.Length == 0) continue;
            if (!TryParse(line, out var sum, out var name)) throw new ModelException(ModelFailure.Unlisted, $"{SumsName} in {path}: not a checksum: '{line}'");
            sums[name] = sum;
        }

        return new ModelFolder(path, sums.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Lists the checksums of all files of a folder that this program wrote.</summary>
    internal static void WriteSums(string path)
    {
        var lines = Directory.EnumerateFiles(path).Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {System.IO.Path.GetFileName(file)}");
        File.WriteAllLines(System.IO.Path.Combine(path, SumsName), lines.ToList());
    }

    /// <summary>Reads a file whole. The bytes that are returned are those that were checked.</summary>
    /// <exception cref="ModelException">The file is missing, not listed, or not the one that is listed.</exception>
    public byte[] Read(string name)
    {
        if (!_sums.TryGetValue(name, out var expected)) throw new ModelException(ModelFailure.Unlisted, $"{name} in {Path}: {SumsName} does not list it");
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(System.IO.Path.Combine(Path, name));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException(ModelFailure.Missing, $"{name} in {Path} is not there, and {SumsName} lists it: {Remedy}") { Expected = expected };
        }

        var seen = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (seen == expected) return bytes;
        throw new ModelException(ModelFailure.Changed, $"{name} in {Path} was changed or cut short: its sha256 is {seen}, {SumsName} lists {expected}: {Remedy}")
        {
            Seen = seen,
            Expected = expected,
        };
    }

    private const string Remedy = "put back the model's folder as it was published";

    // 64 hexadecimal digits, a space, a space or an asterisk, the name: what sha256sum prints.
    private static bool TryParse(string line, out string sum, out string name)
    {
        const int Digits = 2 * SHA256.HashSizeInBytes;
        (sum, name) = ("", "");
        if (line.Length <= Digits + 2 || line[Digits] != ' ' || line[Digits + 1] is not (' ' or '*')) return false;
        sum = line[..Digits].ToLowerInvariant();
        name = line[(Digits + 2)..];
        return sum.All(char.IsAsciiHexDigit);
    }
}
