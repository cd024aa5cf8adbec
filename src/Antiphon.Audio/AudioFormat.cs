namespace Antiphon.Audio;

/// <summary>What a listener asked for: mono audio in one codec at one rate.</summary>
/// <param name="Codec">How samples become bytes.</param>
/// <param name="SampleRate">Samples a second.</param>
public readonly record struct AudioFormat(AudioCodec Codec, int SampleRate);
