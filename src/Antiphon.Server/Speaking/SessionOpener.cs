using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Telemetry;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Speaking;

/// <summary>
/// The one place where speech sessions are opened, for streams, calls and tasks alike: engine, admission, telemetry, session, its end.
/// Safe for concurrent use.
/// </summary>
internal sealed class SessionOpener(
    VoiceCatalog catalog, SpeechAdmission admission, SynthesisTelemetry telemetry, SpeechSessionOptions options, TimeProvider time)
{
    // Longer than any step ever waits.
    private static readonly TimeSpan BackgroundBuffer = TimeSpan.FromHours(12);

    /// <summary>Admits a session that a listener waits for. Nothing has been sent to the client yet, so that a refusal can still be an HTTP error.</summary>
    /// <param name="request">What it is opened for.</param>
    /// <param name="key">The caller's.</param>
    /// <param name="quota">What the key may have open at a time.</param>
    /// <returns>The caller disposes it when the session has ended.</returns>
    /// <exception cref="Refusals.RefusedException">The key has reached a limit.</exception>
    /// <exception cref="EngineException">Busy: the machine cannot carry another session.</exception>
    public AdmittedSession Admit(SessionRequest request, AccessKey key, CallQuota quota)
    {
        var engine = catalog.EngineOf(request.Voice);
        var (place, steps) = admission.Admit(key, quota, engine);
        return new AdmittedSession(this, request, engine, steps) { Place = place };
    }

    /// <summary>Admits a session that no listener waits for: it takes only the turns that no other session wants, and is never refused for load.</summary>
    /// <param name="request">What it is opened for.</param>
    /// <returns>The caller disposes it when the session has ended.</returns>
    public AdmittedSession AdmitBackground(SessionRequest request)
    {
        var engine = catalog.EngineOf(request.Voice);
        return new AdmittedSession(this, request, engine, admission.AdmitBackground(request.Account, engine)) { IsBackground = true };
    }

    /// <summary>Opens an admitted session.</summary>
    /// <param name="admitted">Outlives the session.</param>
    /// <param name="output">Receives the audio.</param>
    /// <param name="marks">Receives what happens in the audio; null: no marks are made.</param>
    /// <returns>The caller disposes it.</returns>
    public OpenSession Open(AdmittedSession admitted, ISpeechOutput output, ISpeechMarkOutput? marks)
    {
        var request = admitted.Request;
        var observed = telemetry.Start(request.Voice, output, time, admitted.IsBackground);
        var setup = new SpeechSessionSetup
        {
            Engine = admitted.Engine,
            Voice = request.Voice,
            Format = request.Format,
            Output = observed,
            Options = request.MaxAudio is { } most ? options with { MaxAudio = most } : options,
            Steps = admitted.Steps,
            Lexicons = request.Lexicons,
            Marks = marks,
            Voices = catalog,
            Buffered = admitted.IsBackground ? BackgroundBuffer : TimeSpan.Zero,
        };
        return new OpenSession(new SpeechSession(setup, time), observed);
    }
}
