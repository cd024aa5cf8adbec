using System.Collections.Frozen;
using System.Text.Json;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>The letters that an unknown-word network reads and the phonemes that it answers with.</summary>
internal sealed class UnknownWordAlphabet
{
    private readonly FrozenDictionary<char, long> _letters;
    private readonly char[] _phonemes;

    private UnknownWordAlphabet(FrozenDictionary<char, long> letters, char[] phonemes, int maxLength, int slots) =>
        (_letters, _phonemes, MaxLength, SlotsPerLetter) = (letters, phonemes, maxLength, slots);

    /// <summary>Letters of a word that are read; the rest of it is ignored.</summary>
    public int MaxLength { get; }

    /// <summary>Answers for each letter.</summary>
    public int SlotsPerLetter { get; }

    /// <param name="json">The file beside the network: <c>in</c>, <c>out</c>, <c>maxlen</c> and <c>slots</c>.</param>
    public static UnknownWordAlphabet Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var letters = Characters(root.GetProperty("in"));
        return new UnknownWordAlphabet(
            letters.Select((letter, index) => KeyValuePair.Create(letter, index + 1L)).ToFrozenDictionary(),
            Characters(root.GetProperty("out")),
            root.GetProperty("maxlen").GetInt32(),
            root.GetProperty("slots").GetInt32());
    }

    /// <summary>Keeps the letters that the network knows, in their case, and returns how many they are.</summary>
    /// <param name="word">As written.</param>
    /// <param name="kept">Receives them; <see cref="MaxLength"/> long.</param>
    public int Keep(ReadOnlySpan<char> word, Span<char> kept)
    {
        var count = 0;
        foreach (var character in word)
        {
            if (count == MaxLength) break;
            if (_letters.ContainsKey(character)) kept[count++] = character;
        }

        return count;
    }

    public void Encode(ReadOnlySpan<char> kept, Span<long> ids)
    {
        for (var i = 0; i < kept.Length; i++) ids[i] = _letters[kept[i]];
    }

    /// <summary>Reads the answers as a CTC network's: a value that repeats its predecessor, and then the blank 0, says nothing.</summary>
    public string Decode(ReadOnlySpan<long> ids)
    {
        Span<char> phonemes = stackalloc char[MaxLength * SlotsPerLetter];
        var count = 0;
        long previous = 0;
        foreach (var id in ids)
        {
            if (id != previous && id != 0) phonemes[count++] = _phonemes[id - 1];
            previous = id;
        }

        return new string(phonemes[..count]);
    }

    private static char[] Characters(JsonElement array) => [.. array.EnumerateArray().Select(element => element.GetString()!.Single())];
}
