using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Keeps a bound on the duration for an engine that cannot: the request is spoken once without being heard, to measure its length.
/// </summary>
internal static class DurationTrial
{
    private const double Fastest = 5;

    // Not every engine shortens a pause as much as the speech: some more than what is needed.
    private const double Reserve = 1.05;

    /// <summary>Whether a request has a bound that its engine does not keep.</summary>
    public static bool IsNeeded(PlannedRequest planned) =>
        planned.Request.MaxDuration is not null && !planned.Engine.Abilities.HasFlag(EngineAbilities.MaxDuration);

    /// <summary>The request at a rate that keeps its bound.</summary>
    /// <param name="planned">Has a bound.</param>
    /// <param name="left">How much audio will be heard at most: what is beyond it is not measured.</param>
    /// <param name="next">Runs the engine's next step.</param>
    /// <param name="cancellationToken">Ends the trial.</param>
    /// <exception cref="EngineException">The engine failed.</exception>
    public static async ValueTask<PlannedRequest> FitAsync(
        PlannedRequest planned,
        TimeSpan left,
        Func<IAsyncEnumerator<SpeechChunk>, CancellationToken, ValueTask<bool>> next,
        CancellationToken cancellationToken)
    {
        var request = planned.Request;
        var longest = request.MaxDuration!.Value.TotalSeconds;
        var rate = request.Voice.SampleRate;
        var enough = Fastest * Math.Min(longest, left.TotalSeconds) * rate;
        double samples = 0;
        var trial = planned.Engine.SynthesizeAsync(request with { WithSounds = false }, cancellationToken);
        var speech = trial.GetAsyncEnumerator(cancellationToken);
        await using (speech.ConfigureAwait(false))
        {
            while (samples < enough && await next(speech, cancellationToken).ConfigureAwait(false))
                samples += speech.Current.Samples.Length;
        }

        if (samples <= longest * rate) return planned;
        var factor = Math.Min(Fastest, Reserve * samples / (longest * rate));
        return planned with { Request = request with { Rate = request.Rate * factor, MaxDuration = null } };
    }
}
