namespace Antiphon.Audio.Wav;

/// <summary>Bytes are no WAV file that can be read here. The sender's fault; trying again is of no use.</summary>
public sealed class WavException(WavError error, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public WavError Error { get; } = error;
}
