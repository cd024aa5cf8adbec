using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;

namespace Antiphon.Server.Speaking;

/// <summary>The two admissions of a session: a place among what its key has open, then a part of the machine. Safe for concurrent use.</summary>
internal sealed class SpeechAdmission(StreamAdmission places, StepScheduler scheduler)
{
    /// <param name="key">The caller's.</param>
    /// <param name="quota">What the key may have open at a time; null: the quota of streams.</param>
    /// <param name="kind">Where the engine's steps work.</param>
    /// <returns>Both; the caller disposes them, the turns first.</returns>
    /// <exception cref="Refusals.RefusedException">The key has reached a limit.</exception>
    /// <exception cref="EngineException">Busy: the machine cannot carry another session.</exception>
    public (IDisposable Place, ScheduledStream Turns) Admit(ApiKey key, CallQuota? quota, StepKind kind)
    {
        var place = quota is null ? places.Admit(key) : places.Admit(key, quota);
        try
        {
            return (place, scheduler.Admit(key.Name, kind));
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>Background work takes no place and is never refused.</summary>
    /// <inheritdoc cref="StepScheduler.AdmitBackground"/>
    public ScheduledStream AdmitBackground(string account, StepKind kind) => scheduler.AdmitBackground(account, kind);
}
