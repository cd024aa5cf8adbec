using Antiphon.Audio;
using Antiphon.Audio.Encoding;
using Antiphon.Server.Limits;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>What the members of a call or of a task are held to.</summary>
/// <param name="MaxCharacters">Unicode scalar values of the text, tags included.</param>
/// <param name="MaxBilledCharacters">The same without tags.</param>
/// <param name="Limits">Whether engines, rates and tags are held to Amazon's tables.</param>
internal sealed record SpeechRules(int MaxCharacters, long MaxBilledCharacters, PollyLimits Limits)
{
    /// <summary>Whether this machine has the library that a codec needs.</summary>
    public Func<AudioCodec, bool> IsAvailable { get; init; } = AudioEncoders.IsAvailable;

    /// <summary>Of SynthesizeSpeech.</summary>
    public static SpeechRules OfCalls(PollyLimits limits) => new(limits.MaxCharactersPerCall, limits.MaxBilledCharactersPerCall, limits);

    /// <summary>Of StartSpeechSynthesisTask.</summary>
    public static SpeechRules OfTasks(PollyLimits limits) => new(limits.MaxCharactersPerTask, limits.MaxBilledCharactersPerTask, limits);
}
