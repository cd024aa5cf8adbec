using System.Collections.Frozen;
using System.Text.Json;

namespace Antiphon.Engines.Onnx.Hibari.Phonemes;

/// <summary>The network's number for each phoneme, stress mark, space and punctuation mark. Immutable.</summary>
internal sealed class PhonemeVocabulary
{
    /// <summary>What stands at both ends of what is spoken.</summary>
    public const int Pad = 0;

    // Nothing of it sounds.
    private const string Silent = " ;:,.!?—…\"“”()";

    private readonly FrozenDictionary<char, int> _ids;

    private PhonemeVocabulary(FrozenDictionary<char, int> ids) => _ids = ids;

    /// <param name="json"><c>vocab.json</c>: an object of characters and numbers.</param>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static PhonemeVocabulary Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var entries = document.RootElement.EnumerateObject();
            return new PhonemeVocabulary(entries.ToFrozenDictionary(entry => entry.Name.Single(), entry => entry.Value.GetInt32()));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("vocab.json is not a list of phonemes: " + e.Message, e);
        }
    }

    /// <summary>The number of a character; false for one that the network has never heard, which is left out.</summary>
    public bool TryGetId(char symbol, out int id) => _ids.TryGetValue(symbol, out id);

    /// <summary>Whether a character is a phoneme or its stress, not a pause.</summary>
    public static bool Sounds(char symbol) => !Silent.Contains(symbol, StringComparison.Ordinal);
}
