using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Sessions;

/// <summary>Holds a bound on the duration for an engine that cannot: the part is spoken once for nobody, to learn how long it is.</summary>
internal static class DurationTrial
{
    private const double Fastest = 5;

    // A pause does not get shorter with the speech of every engine: some more than what is needed.
    private const double Reserve = 1.05;

    /// <summary>Whether a part has a bound that its engine does not hold.</summary>
    public static bool IsNeeded(SpokenPart part) => part.Request.MaxDuration is not null && !part.Engine.Abilities.HasFlag(EngineAbilities.MaxDuration);

    /// <summary>The part as it fits.</summary>
    /// <param name="part">Has a bound.</param>
    /// <param name="left">How much of any audio will be heard: what is beyond it is not measured.</param>
    /// <param name="next">Runs the engine's next step, in its turn.</param>
    /// <param name="cancellationToken">Ends the trial.</param>
    /// <exception cref="EngineException">The engine failed.</exception>
    public static async ValueTask<SpokenPart> FitAsync(
        SpokenPart part, TimeSpan left, Func<IAsyncEnumerator<SpeechChunk>, CancellationToken, ValueTask<bool>> next, CancellationToken cancellationToken)
    {
        var longest = part.Request.MaxDuration!.Value.TotalSeconds;
        var rate = part.Request.Voice.SampleRate;
        var enough = Fastest * Math.Min(longest, left.TotalSeconds) * rate;
        double samples = 0;
        var speech = part.Engine.SynthesizeAsync(part.Request with { WithSounds = false }, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (speech.ConfigureAwait(false))
        {
            while (samples < enough && await next(speech, cancellationToken).ConfigureAwait(false)) samples += speech.Current.Samples.Length;
        }

        if (samples <= longest * rate) return part;
        var factor = Math.Min(Fastest, Reserve * samples / (longest * rate));
        return part with { Request = part.Request with { Rate = part.Request.Rate * factor, MaxDuration = null } };
    }
}
