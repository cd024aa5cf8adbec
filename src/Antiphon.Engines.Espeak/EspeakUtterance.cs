using System.Text;
using Antiphon.Engines.Espeak.Protocol;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak;

/// <summary>
/// One request being spoken by one leased worker. Disposing stops the program, reads its output to the end of the utterance and gives
/// the worker back healthy. Nothing is read ahead: a slow consumer fills the pipe, and espeak waits in its callback.
/// </summary>
internal sealed class EspeakUtterance : IAsyncDisposable
{
    private readonly WorkerLease<EspeakConnection> _lease;
    private readonly EspeakConnection _connection;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stopTimeout;
    private readonly CancellationToken _cancellation;
    private readonly SampleEdges _edges;
    private readonly uint _id;
    private readonly List<WordMark> _marks = [];
    private readonly List<SpeechSound> _sounds = [];
    private CancellationTokenRegistration _registration;
    private ITimer? _watchdog;
    private Task _stop = Task.CompletedTask;
    private int _isStopping;
    private bool _isOver;

    private EspeakUtterance(
        WorkerLease<EspeakConnection> lease, int sampleRate, TimeProvider time, TimeSpan stopTimeout, CancellationToken cancellation)
    {
        _lease = lease;
        _connection = lease.Session;
        _time = time;
        _stopTimeout = stopTimeout;
        _cancellation = cancellation;
        _edges = new SampleEdges(sampleRate);
        _id = _connection.NextId();
    }

    /// <summary>Sends the request.</summary>
    /// <param name="lease">Owned from now on.</param>
    /// <param name="frame">Makes the request's frame for an id.</param>
    /// <param name="sampleRate">Samples a second of the answer.</param>
    /// <param name="time">The clock of <paramref name="stopTimeout"/>.</param>
    /// <param name="stopTimeout">How long the program may take to stop before it is killed.</param>
    /// <param name="cancellation">Stops the program.</param>
    public static async Task<EspeakUtterance> StartAsync(
        WorkerLease<EspeakConnection> lease, Func<uint, byte[]> frame, int sampleRate, TimeProvider time, TimeSpan stopTimeout,
        CancellationToken cancellation)
    {
        var utterance = new EspeakUtterance(lease, sampleRate, time, stopTimeout, cancellation);
        try
        {
            await utterance._connection.SendAsync(frame(utterance._id)).ConfigureAwait(false);
        }
        catch
        {
            utterance.GiveUp();
            lease.Dispose();
            throw;
        }

        utterance._registration = cancellation.UnsafeRegister(static state => ((EspeakUtterance)state!).BeginStop(), utterance);
        return utterance;
    }

    /// <summary>The next chunk; null after the last one.</summary>
    /// <exception cref="EngineException">The program died, refused or broke the protocol.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async ValueTask<SpeechChunk?> NextAsync()
    {
        while (!_isOver)
        {
            _cancellation.ThrowIfCancellationRequested();
            var answer = await ReadAsync().ConfigureAwait(false);
            _cancellation.ThrowIfCancellationRequested();
            if (answer.Type == FrameType.Word) _marks.Add(answer.ToWord());
            else if (answer.Type == FrameType.Sound) _sounds.Add(answer.ToSound());
            else if (answer.Type == FrameType.Refused) throw new EngineException(EngineFailure.Refused, Encoding.UTF8.GetString(answer.Body.Span));
            else
            {
                var samples = answer.Type == FrameType.End ? _edges.Finish() : _edges.Pass(answer.Body.Span);
                if (!samples.IsEmpty) return new SpeechChunk(samples, TakeAll(_marks)) { Sounds = TakeAll(_sounds) };
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        try
        {
            if (!_isOver) BeginStop();
            while (!_isOver) await ReadAsync().ConfigureAwait(false);
            await _stop.ConfigureAwait(false);
        }
        catch (EngineException)
        {
            GiveUp();   // it died while it was told to stop: the pool replaces it
        }

        // Before the lease ends: the next one must not be killed for us.
        if (_watchdog is not null) await _watchdog.DisposeAsync().ConfigureAwait(false);
        _lease.Dispose();
    }

    private async ValueTask<EspeakAnswer> ReadAsync()
    {
        try
        {
            var answer = await _connection.ReadAsync().ConfigureAwait(false);
            var isOurs = answer.Id == _id && answer.Type is FrameType.Audio or FrameType.Word or FrameType.Sound or FrameType.End or FrameType.Refused;
            if (!isOurs) throw new EngineException(EngineFailure.ProtocolBroken, $"the espeak program answered {answer.Type} to request {_id}");
            _isOver = answer.Type is FrameType.End or FrameType.Refused;
            return answer;
        }
        catch (EngineException)
        {
            GiveUp();
            throw;
        }
    }

    private void BeginStop()
    {
        if (Interlocked.Exchange(ref _isStopping, 1) != 0) return;
        _watchdog = _time.CreateTimer(static lease => ((WorkerLease<EspeakConnection>)lease!).Discard(), _lease, _stopTimeout, Timeout.InfiniteTimeSpan);
        _stop = _connection.SendAsync(EspeakWire.Cancel(_id));
    }

    private void GiveUp()
    {
        _isOver = true;
        _lease.Discard();
    }

    private static T[] TakeAll<T>(List<T> told)
    {
        if (told.Count == 0) return [];
        var all = told.ToArray();
        told.Clear();
        return all;
    }
}
