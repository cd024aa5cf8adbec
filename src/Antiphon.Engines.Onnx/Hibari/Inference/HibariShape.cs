namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>Names and channel counts of the values by which the voice's network is driven.</summary>
internal static class HibariShape
{
    /// <summary>Channels of the text as the decoder hears it.</summary>
    public const int TextChannels = 128;

    /// <summary>Channels of the text as the prosody hears it.</summary>
    public const int ProsodyTextChannels = 192;

    /// <summary>Channels of the decoder's input: the text, the pitch and the energy.</summary>
    public const int DecoderChannels = TextChannels + 2;

    /// <summary>The decoder's input channel that holds ln(1 + pitch) / 5.</summary>
    public const int PitchChannel = TextChannels;

    /// <summary>Frames of the decoder's input for each unit of duration: a unit is 25 ms.</summary>
    public const int FramesPerUnit = 2;

    /// <summary>Frames to either side that reach a frame of the decoder's output.</summary>
    public const int ReceptiveField = 27;

    public const string Ids = "ids";
    public const string Speed = "speed";
    public const string Pitch = "f0";

    /// <summary>Names of the five spectral outputs, in the order of <see cref="Waveform.SpectrumBuffers"/>.</summary>
    public static IReadOnlyList<string> Spectra { get; } = ["lh", "theta", "ln", "lr", "phi"];
}
