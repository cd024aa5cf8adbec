using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>
/// The bytes exchanged with the program. Little-endian; a frame is a 32-bit length of what follows it, a type byte, a 32-bit id that the
/// answers repeat, and a body. A name is a 16-bit count of UTF-8 bytes and the bytes. Texts we send are UTF-16, positions count its units.
/// Asked: Synthesize (16-bit words a minute, 16-bit pitch 0 to 99, 16-bit flags, name of the voice, text), Phonemes (name of the voice,
/// text), Cancel.
/// Answered: Hello once at the start (32-bit protocol version, 32-bit rate, name of the library's version, 16-bit count of voices, three
/// names for each: identifier, language, English name); for Synthesize any number of Audio (16-bit samples) and Word (32-bit start,
/// length, sample), Sound where flag 2 asks for it (32-bit sample,
/// UTF-8: nothing for silence), then End (0 whole, 1 stopped by Cancel); for Phonemes one Ipa (UTF-8); instead of either's end Refused
/// (UTF-8).
/// Closing the program's input ends it.
/// </summary>
internal static class EspeakWire
{
    public const int Version = 2;
    public const int HeaderLength = 5;

    /// <summary>Longest answer, in bytes behind the length.</summary>
    public const int MaxAnswer = 4 << 20;

    /// <summary>The text ends inside a phrase: no pause follows it.</summary>
    public const int EndsOpen = 1;

    /// <summary>Sounds are told.</summary>
    public const int WithSounds = 2;

    /// <summary><c>[[…]]</c> in the text is a phoneme string.</summary>
    public const int WithPhonemes = 4;

    public static byte[] Synthesize(uint id, string voice, string text, int wordsPerMinute, int pitch, int flags)
    {
        var frame = Begin(FrameType.Synthesize, id, 3 * sizeof(ushort), voice, text, out var body);
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)wordsPerMinute);
        BinaryPrimitives.WriteUInt16LittleEndian(body[sizeof(ushort)..], (ushort)pitch);
        BinaryPrimitives.WriteUInt16LittleEndian(body[(2 * sizeof(ushort))..], (ushort)flags);
        Fill(body[(3 * sizeof(ushort))..], voice, text);
        return frame;
    }

    public static byte[] Phonemes(uint id, string voice, string text)
    {
        var frame = Begin(FrameType.Phonemes, id, 0, voice, text, out var body);
        Fill(body, voice, text);
        return frame;
    }

    public static byte[] Cancel(uint id) => Begin(FrameType.Cancel, id, length: 0, out _);

    private static byte[] Begin(FrameType type, uint id, int fixedLength, string voice, string text, out Span<byte> body) =>
        Begin(type, id, fixedLength + sizeof(ushort) + Encoding.UTF8.GetByteCount(voice) + (text.Length * sizeof(char)), out body);

    private static byte[] Begin(FrameType type, uint id, int length, out Span<byte> body)
    {
        var frame = new byte[sizeof(uint) + HeaderLength + length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(HeaderLength + length));
        frame[sizeof(uint)] = (byte)type;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(sizeof(uint) + 1), id);
        body = frame.AsSpan(sizeof(uint) + HeaderLength);
        return frame;
    }

    private static void Fill(Span<byte> body, string voice, string text)
    {
        var length = Encoding.UTF8.GetBytes(voice, body[sizeof(ushort)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)length);
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(body[(sizeof(ushort) + length)..]);
    }
}
