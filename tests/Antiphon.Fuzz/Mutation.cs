using System.Buffers.Binary;

namespace Antiphon.Fuzz;

/// <summary>Changes valid inputs in a few places.</summary>
internal static class Mutation
{
    private static readonly uint[] Numbers =
    [
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF,
    ];

    /// <summary>A quarter of the inputs stays as it is; the others are changed in one to four places.</summary>
    public static byte[] OfBytes(byte[] valid, Random random)
    {
        var bytes = valid.ToList();
        for (var n = Places(random); n > 0; n--) Change(bytes, random);
        return [.. bytes];
    }

    /// <summary>As <see cref="OfBytes"/>, for a text: words of its own language are put in beside single characters.</summary>
    public static string OfText(string valid, string[] words, Random random)
    {
        var text = valid;
        for (var n = Places(random); n > 0; n--)
        {
            var (place, length) = Stretch(text.Length, random);
            text = random.Next(4) switch
            {
                0 => text.Remove(place, length),
                1 => text.Insert(place, text.Substring(place, length)),
                2 => text.Insert(place, random.GetItems(words, 1)[0]),
                _ => text.Insert(place, AnyChar(random).ToString()),
            };
        }

        return text;
    }

    public static string Word(string[] words, Random random) => words[random.Next(words.Length)];

    private static int Places(Random random) => random.Next(4) == 0 ? 0 : random.Next(1, 5);

    private static (int Place, int Length) Stretch(int length, Random random)
    {
        var place = random.Next(length + 1);
        return (place, random.Next(Math.Min(12, length - place) + 1));
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var (place, length) = Stretch(bytes.Count, random);
        switch (random.Next(6))
        {
            case 0 when place < bytes.Count:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when place < bytes.Count:
                bytes[place] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(place, length);
                break;
            case 3:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 4:
                bytes.InsertRange(place, RandomBytes(length, random));
                break;
            default:
                PutNumber(bytes, place, random);
                break;
        }
    }

    // Where it hits a length, it is one that code has to think of.
    private static void PutNumber(List<byte> bytes, int place, Random random)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        if (random.Next(2) == 0) BinaryPrimitives.WriteUInt32BigEndian(number, Numbers[random.Next(Numbers.Length)]);
        else BinaryPrimitives.WriteUInt32LittleEndian(number, Numbers[random.Next(Numbers.Length)]);
        for (var i = 0; i < number.Length && place + i < bytes.Count; i++) bytes[place + i] = number[i];
    }

    public static byte[] RandomBytes(int length, Random random)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static char AnyChar(Random random) => random.Next(4) switch
    {
        0 => (char)random.Next(32),
        1 => (char)random.Next(0xD800, 0xE000), // half of a character
        2 => (char)random.Next(0x10000),
        _ => (char)random.Next(32, 127),
    };
}
