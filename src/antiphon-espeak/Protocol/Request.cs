using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AntiphonEspeak.Protocol;

/// <summary>One frame of the input; what a field means depends on <paramref name="Type"/> (<see cref="Wire"/>).</summary>
internal sealed record Request(byte Type, uint Id, int WordsPerMinute, int Pitch, int Flags, string Voice, string Text)
{
    /// <summary>Reads the next frame.</summary>
    /// <returns>Null when the input has ended between two frames.</returns>
    /// <exception cref="InvalidDataException">The bytes are no request.</exception>
    public static Request? Read(Stream input)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        var got = input.ReadAtLeast(length, length.Length, throwOnEndOfStream: false);
        if (got == 0) return null;
        if (got < length.Length) throw new InvalidDataException("the input ended inside a frame");

        var size = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (size is < Wire.HeaderLength - sizeof(uint) or > Wire.MaxRequest) throw new InvalidDataException($"a frame of {size} bytes");
        var frame = new byte[size];
        input.ReadExactly(frame);
        return Parse(frame);
    }

    private static Request Parse(ReadOnlySpan<byte> frame)
    {
        var type = frame[0];
        var id = BinaryPrimitives.ReadUInt32LittleEndian(frame[1..]);
        var body = frame[5..];
        switch (type)
        {
            case Wire.Cancel:
                return new Request(type, id, 0, 0, 0, "", "");
            case Wire.Phonemes:
                return new Request(type, id, 0, 0, 0, TakeName(ref body), TakeText(body));
            case Wire.Synthesize:
                var rate = TakeNumber(ref body);
                var pitch = TakeNumber(ref body);
                var flags = TakeNumber(ref body);
                return new Request(type, id, rate, pitch, flags, TakeName(ref body), TakeText(body));
            default:
                throw new InvalidDataException($"a frame of type {type}");
        }
    }

    private static ushort TakeNumber(ref ReadOnlySpan<byte> body)
    {
        if (!BinaryPrimitives.TryReadUInt16LittleEndian(body, out var number)) throw new InvalidDataException("a frame that is too short");
        body = body[sizeof(ushort)..];
        return number;
    }

    private static string TakeName(ref ReadOnlySpan<byte> body)
    {
        var length = TakeNumber(ref body);
        if (length > body.Length) throw new InvalidDataException("a name that is longer than its frame");
        var name = Encoding.UTF8.GetString(body[..length]);
        body = body[length..];
        return name;
    }

    private static string TakeText(ReadOnlySpan<byte> body)
    {
        if (body.Length % sizeof(char) != 0) throw new InvalidDataException("half a UTF-16 unit");
        return new string(MemoryMarshal.Cast<byte, char>(body));
    }
}
