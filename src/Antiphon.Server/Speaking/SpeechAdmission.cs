using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Speaking;

/// <summary>The two admissions of a session: a place among what its key has open, then a part of the machine. Safe for concurrent use.</summary>
internal sealed class SpeechAdmission(StreamAdmission places, StepScheduler scheduler)
{
    /// <param name="key">The caller's.</param>
    /// <param name="quota">What the key may have open at a time.</param>
    /// <param name="engine">The engine that speaks.</param>
    /// <returns>Both; the caller disposes them, the steps first.</returns>
    /// <exception cref="Refusals.RefusedException">The key has reached a limit.</exception>
    /// <exception cref="EngineException">Busy: the machine cannot carry another session.</exception>
    public (IDisposable Place, SpeechSteps Steps) Admit(AccessKey key, CallQuota quota, ISynthesizer engine)
    {
        var place = places.Admit(key, quota);
        try
        {
            return (place, SpeechSteps.Admit(scheduler, key.Account, engine));
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>Admits background work, which takes no place and is never refused.</summary>
    /// <returns>The caller disposes it.</returns>
    public SpeechSteps AdmitBackground(string account, ISynthesizer engine) => SpeechSteps.Admit(scheduler, account, engine, isBackground: true);
}
