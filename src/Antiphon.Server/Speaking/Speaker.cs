using Antiphon.Server.Telemetry;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Speaking;

/// <summary>Speaks whole texts through the same planner, scheduler and session as a stream, audio leaving as it is made.</summary>
internal sealed class Speaker(StepScheduler scheduler, VoiceCatalog catalog, SynthesisTelemetry telemetry, ServerOptions options, TimeProvider time)
{
    // Longer than any step ever waits.
    private static readonly TimeSpan HoursInHand = TimeSpan.FromHours(12);

    /// <summary>Speaks an order to its end.</summary>
    /// <param name="order">What to say.</param>
    /// <param name="output">Receives the audio. Nothing is written to it before the engine has made some.</param>
    /// <param name="cancellationToken">Stops the engine at once.</param>
    /// <returns>How long the audio is.</returns>
    /// <exception cref="EngineException">The machine cannot carry it, or the engine failed.</exception>
    public async Task<TimeSpan> SpeakAsync(SpeechOrder order, ISpeechOutput output, CancellationToken cancellationToken)
    {
        var engine = catalog.EngineOf(order.Voice);
        using var steps = SpeechSteps.Admit(scheduler, order.Account, engine, order.IsBackground);
        using var observed = telemetry.Start(order.Voice, output, time, order.IsBackground);
        using var session = new SpeechSession(engine, order.Voice, order.Format, observed, options.Session with { MaxAudio = order.MaxAudio }, time)
        {
            Steps = steps,
            InHand = order.IsBackground ? HoursInHand : TimeSpan.Zero,
            Lexicons = order.Lexicons,
            Voices = catalog,
            Marks = order.Marks,
        };
        string? failure = "cancelled";
        try
        {
            await RunAsync(session, order, cancellationToken).ConfigureAwait(false);
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
            observed.Ended(CharactersOf(order), session.Spoken, session.FirstAudio, failure);
        }
    }

    /// <summary>Characters that are billed: Unicode scalar values, tags excluded.</summary>
    public static long CharactersOf(SpeechOrder order) =>
        order.Document?.CharacterCount ?? Antiphon.Text.TextLength.CountScalars(order.Text);

    // All of it is there: the session takes one text of any length at once.
    private static async Task RunAsync(SpeechSession session, SpeechOrder order, CancellationToken cancellationToken)
    {
        if (order.Document is { } document) await session.AppendAsync(document, cancellationToken).ConfigureAwait(false);
        else await session.AppendAsync(order.Text!, flush: false, cancellationToken).ConfigureAwait(false);
        session.Complete();
        await session.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
