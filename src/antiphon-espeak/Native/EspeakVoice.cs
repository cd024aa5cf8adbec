using System.Runtime.InteropServices;

namespace AntiphonEspeak.Native;

/// <summary><c>espeak_VOICE</c> of speak_lib.h, 64-bit layout.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct EspeakVoice
{
    public byte* Name;

    /// <summary>A priority byte and a zero-ended code, repeated; a zero priority ends the list.</summary>
    public byte* Languages;

    public byte* Identifier;
    public byte Gender;
    public byte Age;
    public byte Variant;
    public byte Reserved;
    public int Score;
    public nint Spare;
}
