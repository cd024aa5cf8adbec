namespace AntiphonEspeak.Protocol;

/// <summary>
/// The bytes on the standard streams. All numbers are little-endian; one frame is
/// <code>
///  0        4      5       9
///  | length | type | id    | body        |     length counts everything behind itself: 5 + body
/// </code>
/// <c>id</c> is the asker's and comes back in the answers; zero in Hello. A <c>name</c> is a 16-bit count and UTF-8 bytes.
/// <code>
/// in   1 Synthesize  u16 words a minute, u16 pitch 0-99, u16 flags, name voice ("roa/fr+f3"), rest: text, UTF-16
///      2 Phonemes    name voice, rest: text, UTF-16
///      3 Cancel      stops the Synthesize of this id, if it is still going
/// out 128 Hello      u32 protocol version, u32 samples a second, name library version, u16 count, count x (name identifier, name language, name English name)
///     129 Audio      signed 16-bit samples
///     130 Word       u32 first UTF-16 unit, u32 UTF-16 units, u32 samples before its sound
///     131 End        u8: 0 spoken to the end, 1 stopped
///     132 Ipa        UTF-8: the phonemes, punctuation kept
///     133 Refused    UTF-8: one line of reason; the program goes on
///     134 Sound      u32 samples before it, UTF-8: a phoneme in IPA; nothing where silence begins. Only where flag 2 asks for it
/// </code>
/// Flag 1: the text ends inside a phrase, no pause follows it. Flag 2: sounds are told.
/// Hello comes once, first. Requests are answered one after the other; each ends with End, Ipa or Refused. Nothing answers a Cancel
/// but the End it causes. The program ends when its input ends; a malformed frame ends it too, with one line on standard error.
/// </summary>
internal static class Wire
{
    public const uint Version = 2;

    /// <summary>Largest frame taken, in bytes behind the length.</summary>
    public const int MaxRequest = 1 << 20;

    /// <summary>Bytes of length, type and id.</summary>
    public const int HeaderLength = 9;

    public const byte Synthesize = 1;
    public const byte Phonemes = 2;
    public const byte Cancel = 3;

    public const byte Hello = 128;
    public const byte Audio = 129;
    public const byte Word = 130;
    public const byte End = 131;
    public const byte Ipa = 132;
    public const byte Refused = 133;
    public const byte Sound = 134;

    public const int EndsOpen = 1;
    public const int WithSounds = 2;
}
