using System.Security.Cryptography;
using System.Text;
using Antiphon.Text.Lexicons;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>Lexicons that were read lately, by a hash of their content: equal files are read once. Thread-safe.</summary>
/// <param name="read">Reads a lexicon's content.</param>
internal sealed class ParsedLexicons(Func<string, PronunciationLexicon> read)
{
    private const int MostKept = 128;
    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, PronunciationLexicon> _byHash = [];
    private readonly Queue<UInt128> _oldest = new();

    /// <exception cref="LexiconException">The content is no lexicon.</exception>
    public PronunciationLexicon Read(string content)
    {
        var hash = HashOf(content);
        lock (_lock)
        {
            if (_byHash.TryGetValue(hash, out var known)) return known;
        }

        var lexicon = read(content);
        lock (_lock)
        {
            if (!_byHash.TryAdd(hash, lexicon)) return lexicon;
            _oldest.Enqueue(hash);
            if (_oldest.Count > MostKept) _byHash.Remove(_oldest.Dequeue());
        }

        return lexicon;
    }

    private static UInt128 HashOf(string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(content), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
