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
    private readonly StepScheduler _scheduler;
    private readonly string _account;
    private readonly ISynthesizer _engine;
    private readonly bool _isBackground;
    private readonly ScheduledStream _own;

    // Streams of engines that speak stretches of other languages, by the name of their steps; null until there is one.
    private Dictionary<string, ScheduledStream>? _others;
    private ScheduledStream _current;
    private IAsyncEnumerator<SpeechChunk>? _speech;
    private bool _isStarved;

    private SpeechSteps(StepScheduler scheduler, string account, ISynthesizer engine, bool isBackground)
    {
        (_scheduler, _account, _engine, _isBackground) = (scheduler, account, engine, isBackground);
        _own = _current = isBackground ? scheduler.AdmitBackground(account, engine.StepKind) : scheduler.Admit(account, engine.StepKind);
    }

    /// <summary>Admits a session.</summary>
    /// <param name="scheduler">Runs the steps.</param>
    /// <param name="account">Name of the account: the slots are shared fairly between accounts.</param>
    /// <param name="engine">Will speak.</param>
    /// <param name="isBackground">
    /// Whether no client waits for the audio. Then the session is never refused and counts as no load; it must have hours of
    /// <see cref="SpeechSessionSetup.Buffered"/> audio, so that its steps run when no other step waits.
    /// </param>
    /// <exception cref="EngineException">Busy: the machine cannot carry it. Running sessions are not harmed.</exception>
    public static SpeechSteps Admit(StepScheduler scheduler, string account, ISynthesizer engine, bool isBackground = false)
    {
        try
        {
            return new SpeechSteps(scheduler, account, engine, isBackground);
        }
        catch (SchedulerException refused)
        {
            throw EngineException.ForClient(EngineFailure.Busy, refused.Message);
        }
    }

    /// <summary>How long steps have waited for a slot, all together.</summary>
    internal TimeSpan SlotWait =>
        _others is null ? _own.SlotWait : _others.Values.Aggregate(_own.SlotWait, (sum, other) => sum + other.SlotWait);

    /// <inheritdoc cref="ScheduledStream.CoreTime"/>
    internal TimeSpan CoreTime => _current.CoreTime;

    /// <summary>The steps that follow are of a request to this engine.</summary>
    internal void Use(ISynthesizer engine) => _current = ReferenceEquals(engine, _engine) ? _own : Other(engine.StepKind);

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
        return _current.RunAsync(this, buffered, cancellationToken);
    }

    /// <summary>Counts a chunk that is encoded.</summary>
    /// <param name="audio">Its length.</param>
    /// <param name="encoding">Core time of its encoding.</param>
    /// <param name="buffered">Audio that the client has with it.</param>
    internal void Report(TimeSpan audio, TimeSpan encoding, TimeSpan buffered) => _current.Report(audio, encoding, buffered);

    /// <inheritdoc cref="ScheduledStream.Pause"/>
    internal void Pause()
    {
        _own.Pause();
        if (_others is null) return;
        foreach (var other in _others.Values) other.Pause();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _own.Dispose();
        if (_others is null) return;
        foreach (var other in _others.Values) other.Dispose();
    }

    ValueTask<bool> IStep.RunAsync() => _isStarved ? RunStarvedAsync(_speech!) : _speech!.MoveNextAsync();

    private ScheduledStream Other(StepKind kind)
    {
        _others ??= new Dictionary<string, ScheduledStream>(StringComparer.Ordinal);
        if (_others.TryGetValue(kind.Name, out var other)) return other;
        other = _isBackground ? _scheduler.AdmitBackground(_account, kind) : _scheduler.AdmitPart(_account, kind);
        _others.Add(kind.Name, other);
        return other;
    }

    // For a starved client, preparing and the first sound are one step: as two steps, each would wait for a slot. Only once: an engine may
    // not keep a slot by preparing without end.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> RunStarvedAsync(IAsyncEnumerator<SpeechChunk> speech)
    {
        var more = await speech.MoveNextAsync().ConfigureAwait(false);
        return more && speech.Current.Samples.IsEmpty ? await speech.MoveNextAsync().ConfigureAwait(false) : more;
    }
}
