using System.Runtime.CompilerServices;
using System.Text.Json;
using Antiphon.Text.English.Lexicon;

namespace Antiphon.Text.English.Tagging;

/// <summary>Reads the tagger's file.</summary>
internal sealed class TaggerModelReader
{
    private readonly StringTable.Builder _known = new();
    private readonly List<byte> _knownTags = [];
    private readonly StringTable.Builder _vocabulary = new();
    private readonly StringTable.Builder _features = new();
    private readonly List<int> _ends = [];
    private readonly List<byte> _weightTags = [];
    private readonly List<short> _weightTenths = [];
    private string[] _tags = [];
    private Dictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _tagNumbers;
    private char[] _buffer = new char[256];

    /// <exception cref="InvalidDataException">Not gzip, or not a tagger.</exception>
    public static TaggerModel Read(Stream gz)
    {
        try
        {
            return new TaggerModelReader().ReadModel(CompressedJson.ReadAll(gz));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new InvalidDataException("Not a tagger.", e);
        }
    }

    private TaggerModel ReadModel(ReadOnlySpan<byte> json)
    {
        NumberTags(json);
        var reader = new Utf8JsonReader(json);
        CompressedJson.Expect(ref reader, JsonTokenType.StartObject);
        while (CompressedJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("tagdict")) ReadKnownTags(ref reader);
            else if (reader.ValueTextEquals("vocab")) ReadVocabulary(ref reader);
            else if (reader.ValueTextEquals("weights")) ReadWeights(ref reader);
            else reader.Skip();
        }

        return new TaggerModel
        {
            Tags = _tags,
            KnownTags = _known.Build(),
            KnownTagOf = [.. _knownTags],
            Vocabulary = _vocabulary.Build(),
            Features = _features.Build(),
            WeightEnds = [.. _ends],
            WeightTags = [.. _weightTags],
            WeightTenths = [.. _weightTenths],
        };
    }

    // The tags first: the file may name them after their use.
    private void NumberTags(ReadOnlySpan<byte> json)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(json);
        CompressedJson.Expect(ref reader, JsonTokenType.StartObject);
        while (CompressedJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("tags"))
            {
                CompressedJson.Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType == JsonTokenType.String) names.Add(reader.GetString()!);
                break;
            }

            reader.Skip();
        }

        _tags = [.. names.Order(StringComparer.Ordinal)];
        var numbers = new Dictionary<string, byte>(StringComparer.Ordinal);
        foreach (var tag in _tags) numbers[tag] = checked((byte)numbers.Count);
        _tagNumbers = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private void ReadKnownTags(ref Utf8JsonReader reader)
    {
        CompressedJson.Expect(ref reader, JsonTokenType.StartObject);
        while (CompressedJson.NextProperty(ref reader))
        {
            _known.Add(CompressedJson.Text(ref reader, ref _buffer));
            reader.Read();
            _knownTags.Add(_tagNumbers[CompressedJson.Text(ref reader, ref _buffer)]);
        }
    }

    private void ReadVocabulary(ref Utf8JsonReader reader)
    {
        CompressedJson.Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.String) _vocabulary.Add(CompressedJson.Text(ref reader, ref _buffer));
    }

    // 291,441 weights at start-up: optimised from the first one on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadWeights(ref Utf8JsonReader reader)
    {
        CompressedJson.Expect(ref reader, JsonTokenType.StartObject);
        while (CompressedJson.NextProperty(ref reader))
        {
            _features.Add(CompressedJson.Text(ref reader, ref _buffer));
            CompressedJson.Expect(ref reader, JsonTokenType.StartObject);
            while (CompressedJson.NextProperty(ref reader))
            {
                _weightTags.Add(_tagNumbers[CompressedJson.Text(ref reader, ref _buffer)]);
                reader.Read();
                _weightTenths.Add(checked((short)Math.Round(reader.GetDouble() * 10)));
            }

            _ends.Add(_weightTags.Count);
        }
    }
}
