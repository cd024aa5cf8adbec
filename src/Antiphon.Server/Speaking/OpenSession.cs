using Antiphon.Server.Telemetry;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Speaking;

/// <summary>A session and what is measured of it. One task ends it once; disposing frees it.</summary>
internal sealed class OpenSession(SpeechSession session, SynthesisTelemetry.ObservedStream observed) : IDisposable
{
    public SpeechSession Session => session;

    /// <summary>Speaks a text that is complete to its end, and ends the session.</summary>
    /// <param name="text">Of any length: all of it is taken at once.</param>
    /// <param name="cancellationToken">Stops the engine at once.</param>
    /// <returns>The length of the audio.</returns>
    /// <exception cref="EngineException">The engine failed.</exception>
    public async Task<TimeSpan> SpeakAsync(WholeText text, CancellationToken cancellationToken)
    {
        string? failure = "cancelled";
        try
        {
            await AppendAsync(text, cancellationToken).ConfigureAwait(false);
            session.Complete();
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
            failure = null;
            return session.Spoken;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failure = e.GetType().Name;
            throw;
        }
        finally
        {
            End(text.Characters, failure);
        }
    }

    /// <summary>Notes how the session ended. To be called once.</summary>
    /// <param name="characters">Characters accepted.</param>
    /// <param name="error">What went wrong, as the telemetry names it; null: nothing.</param>
    public void End(long characters, string? error) => observed.Ended(characters, session.Spoken, session.FirstAudio, error);

    public void Dispose()
    {
        session.Dispose();
        observed.Dispose();
    }

    private ValueTask AppendAsync(WholeText text, CancellationToken cancellationToken) => text.Document is { } document
        ? session.AppendAsync(document, cancellationToken)
        : session.AppendAsync(text.Plain!, flush: false, cancellationToken);
}
