using System.Buffers;
using System.Text;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>The pieces of text that Moonshine's ids stand for. Immutable.</summary>
internal sealed class MoonshineVocabulary
{
    /// <summary>Begins every text; part of none.</summary>
    public const int Start = 1;

    /// <summary>Ends every text; part of none.</summary>
    public const int End = 2;

    private const int FirstText = 3;
    private const int FirstMarker = 32_000;
    private const char Space = '\u2581';

    private readonly byte[][] _pieces;

    private MoonshineVocabulary(byte[][] pieces) => _pieces = pieces;

    public int Count => _pieces.Length;

    /// <summary>Reads <c>tokenizer.bin</c>: in order of ids a length, one byte below 128 or else two, and so many bytes.</summary>
    /// <exception cref="InvalidDataException">A piece ends after the file.</exception>
    public static MoonshineVocabulary Read(ReadOnlySpan<byte> file)
    {
        var pieces = new List<byte[]>();
        while (!file.IsEmpty)
        {
            int length = file[0], header = 1;
            if (length >= 128 && file.Length > 1) (length, header) = (length - 128 + 128 * file[1], 2);
            if (file.Length < header + length) throw new InvalidDataException($"The tokens end inside number {pieces.Count}.");
            pieces.Add(file.Slice(header, length).ToArray());
            file = file[(header + length)..];
        }

        return new MoonshineVocabulary([.. pieces]);
    }

    /// <summary>The text of ids. Several may make up one character, so they are joined as bytes first.</summary>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var bytes = new ArrayBufferWriter<byte>(4 * ids.Length + 1);
        foreach (var id in ids)
        {
            if (id is >= FirstText and < FirstMarker) bytes.Write(_pieces[id]);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan).Replace(Space, ' ').Trim();
    }
}
