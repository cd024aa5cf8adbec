namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>What a frame is; see <see cref="EspeakWire"/>.</summary>
internal enum FrameType : byte
{
    Synthesize = 1,
    Phonemes = 2,
    Cancel = 3,
    Hello = 128,
    Audio = 129,
    Word = 130,
    End = 131,
    Ipa = 132,
    Refused = 133,
    Sound = 134,
}
