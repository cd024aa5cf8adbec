using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// An engine's steps of one session in a scheduler: a step is one call of the engine for its next chunk. Used by the task that runs the
/// session; disposing it gives the session's part of the machine back.
/// </summary>
public sealed class SpeechSteps : IStep, IDisposable
{
    private readonly ScheduledStream _stream;
    private IAsyncEnumerator<SpeechChunk>? _speech;
    private bool _isStarved;

    private SpeechSteps(ScheduledStream stream) => _stream = stream;

    /// <summary>Admits a session.</summary>
    /// <param name="scheduler">Runs the steps.</param>
    /// <param name="account">Name of the account: the slots are shared fairly between accounts.</param>
    /// <param name="engine">Will speak.</param>
    /// <param name="isBackground">
    /// Whether no client waits for the audio. Then the session is never refused and counts as no load; it must have hours of
    /// <see cref="SpeechSession.InHand"/>, so that its steps run when no other step waits.
    /// </param>
    /// <exception cref="EngineException">Busy: the machine cannot carry it. Running sessions are not harmed.</exception>
    public static SpeechSteps Admit(StepScheduler scheduler, string account, ISynthesizer engine, bool isBackground = false)
    {
        try
        {
            return new SpeechSteps(isBackground ? scheduler.AdmitBackground(account, engine.StepKind) : scheduler.Admit(account, engine.StepKind));
        }
        catch (SchedulerException refused)
        {
            throw EngineException.ForClient(EngineFailure.Busy, refused.Message);
        }
    }

    /// <summary>How long steps have waited for a slot, all together.</summary>
    internal TimeSpan SlotWait => _stream.SlotWait;

    /// <inheritdoc cref="ScheduledStream.CoreTime"/>
    internal TimeSpan CoreTime => _stream.CoreTime;

    /// <summary>Runs the engine's next step when it is the session's turn.</summary>
    /// <param name="speech">The engine's answer.</param>
    /// <param name="buffered">Audio that the client has not heard yet; nothing means that it is starved.</param>
    /// <param name="cancellationToken">Takes a waiting step out of the queue at once; a step that runs must end itself.</param>
    /// <returns>As <see cref="IAsyncEnumerator{T}.MoveNextAsync"/>.</returns>
    /// <exception cref="EngineException">The engine failed.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    internal ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SpeechChunk> speech, TimeSpan buffered, CancellationToken cancellationToken)
    {
        (_speech, _isStarved) = (speech, buffered <= TimeSpan.Zero);
        return _stream.RunAsync(this, buffered, cancellationToken);
    }

    /// <summary>Counts a chunk that is encoded.</summary>
    /// <param name="audio">Its length.</param>
    /// <param name="encoding">Core time of its encoding.</param>
    /// <param name="buffered">Audio that the client has with it.</param>
    internal void Report(TimeSpan audio, TimeSpan encoding, TimeSpan buffered) => _stream.Report(audio, encoding, buffered);

    /// <inheritdoc cref="ScheduledStream.Pause"/>
    internal void Pause() => _stream.Pause();

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    ValueTask<bool> IStep.RunAsync() => _isStarved ? RunStarvedAsync(_speech!) : _speech!.MoveNextAsync();

    // For a starved client, preparing and the first sound are one step: as two steps, each would wait for a slot. Only once: an engine may
    // not keep a slot by preparing without end.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> RunStarvedAsync(IAsyncEnumerator<SpeechChunk> speech)
    {
        var more = await speech.MoveNextAsync().ConfigureAwait(false);
        return more && speech.Current.Samples.IsEmpty ? await speech.MoveNextAsync().ConfigureAwait(false) : more;
    }
}
