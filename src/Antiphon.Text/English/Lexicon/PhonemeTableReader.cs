using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Antiphon.Text.English.Lexicon;

/// <summary>Reads one lexicon file.</summary>
internal sealed class PhonemeTableReader
{
    private readonly StringTable.Builder _words = new();
    private readonly Dictionary<int, TaggedPhonemes> _tagged = [];
    private readonly Dictionary<char, byte> _codes = [];
    private readonly List<int> _ends = [];
    private byte[] _phonemes = new byte[1 << 16];
    private int _length;

    /// <exception cref="InvalidDataException">Not gzip, or not a JSON object of words.</exception>
    public static PhonemeTable Read(Stream gz)
    {
        try
        {
            return new PhonemeTableReader().ReadWords(CompressedJson.ReadAll(gz));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException("Not a lexicon.", e);
        }
    }

    // Loops over a whole lexicon at start-up: optimised from the first word on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private PhonemeTable ReadWords(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        CompressedJson.Expect(ref reader, JsonTokenType.StartObject);
        var buffer = new char[256];
        while (CompressedJson.NextProperty(ref reader))
        {
            var word = _words.Add(CompressedJson.Text(ref reader, ref buffer));
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject) _tagged[word] = ReadTagged(ref reader);
            else Encode(CompressedJson.Text(ref reader, ref buffer));
            _ends.Add(_length);
        }

        var alphabet = new char[_codes.Count];
        foreach (var (c, code) in _codes) alphabet[code] = c;
        return new PhonemeTable(_words.Build(), _phonemes.AsSpan(0, _length).ToArray(), [.. _ends], alphabet, _tagged);
    }

    private static TaggedPhonemes ReadTagged(ref Utf8JsonReader reader)
    {
        var readings = new List<KeyValuePair<string, string?>>();
        while (CompressedJson.NextProperty(ref reader))
        {
            var tag = reader.GetString()!;
            reader.Read();
            readings.Add(new(tag, reader.GetString()));
        }

        return new TaggedPhonemes([.. readings]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Encode(ReadOnlySpan<char> phonemes)
    {
        if (_phonemes.Length - _length < phonemes.Length) Array.Resize(ref _phonemes, (_phonemes.Length * 2) + phonemes.Length);
        foreach (var c in phonemes)
        {
            if (!_codes.TryGetValue(c, out var code)) _codes[c] = code = checked((byte)_codes.Count);
            _phonemes[_length++] = code;
        }
    }
}
