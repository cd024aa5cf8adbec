using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Sessions;

/// <summary>Holds a bound on the duration for an engine that cannot: the part is spoken once for nobody, to learn how long it is.</summary>
internal static class DurationTrial
{
    private const double Fastest = 5;

    // A pause does not get shorter with the speech of every engine: some more than what is needed.
    private const double Reserve = 1.05;

    /// <summary>The part as it fits; itself where it has no bound, or its engine holds it.</summary>
    /// <exception cref="EngineException">The engine failed.</exception>
    public static async ValueTask<SpokenPart> FitAsync(SpokenPart part, CancellationToken cancellationToken)
    {
        if (part.Request.MaxDuration is not { } longest || part.Engine.Abilities.HasFlag(EngineAbilities.MaxDuration)) return part;
        var lasts = await LengthAsync(part, cancellationToken).ConfigureAwait(false);
        if (lasts <= longest) return part;
        var factor = Math.Min(Fastest, Reserve * lasts / longest);
        return part with { Request = part.Request with { Rate = part.Request.Rate * factor, MaxDuration = null } };
    }

    private static async ValueTask<TimeSpan> LengthAsync(SpokenPart part, CancellationToken cancellationToken)
    {
        long samples = 0;
        await foreach (var chunk in part.Engine.SynthesizeAsync(part.Request, cancellationToken).ConfigureAwait(false)) samples += chunk.Samples.Length;
        return TimeSpan.FromSeconds((double)samples / part.Request.Voice.SampleRate);
    }
}
