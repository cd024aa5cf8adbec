using System.Runtime.InteropServices;

namespace AntiphonEspeak.Native;

/// <summary><c>espeak_EVENT</c> of speak_lib.h, 64-bit layout.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EspeakEvent
{
    /// <summary>Type of the entry that ends a list of events.</summary>
    public const int ListEnd = 0;

    /// <summary>Type of the entry that tells where a word begins.</summary>
    public const int Word = 1;

    /// <summary>Type of the entry that tells where a sound begins.</summary>
    public const int Phoneme = 7;

    public int Type;
    public uint Id;

    /// <summary>Code points before the word, plus one.</summary>
    public int TextPosition;

    /// <summary>Code points in the word.</summary>
    public int Length;

    public int AudioMilliseconds;

    /// <summary>Samples before the word's sound.</summary>
    public int Sample;

    public nint UserData;

    /// <summary>Of a sound: up to eight bytes of UTF-8, zero-ended if they are fewer.</summary>
    public long Value;
}
