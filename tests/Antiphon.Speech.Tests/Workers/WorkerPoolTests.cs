using System.Collections.Concurrent;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Speech.Tests.Workers;

public sealed class WorkerPoolTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly ConcurrentQueue<FakeWorkerProcess> _started = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly SemaphoreSlim _starts = new(0);
    private volatile EngineException? _startFailure;
    private WorkerPool<int>? _pool;

    public async ValueTask DisposeAsync()
    {
        if (_pool is not null) await _pool.DisposeAsync();
        _starts.Dispose();
    }

    [Fact]
    public async Task Lease_OfAWorker_IsExclusive()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 2 });
        using var one = await pool.LeaseAsync(CancellationToken.None);
        using var two = await pool.LeaseAsync(CancellationToken.None);
        one.Session.ShouldNotBe(two.Session);

        var third = pool.LeaseAsync(CancellationToken.None).AsTask();
        pool.Waiting.ShouldBe(1);
        third.IsCompleted.ShouldBeFalse();
        var free = two.Session;
        two.Dispose();
        two.Dispose();   // giving back twice gives back once
        (await third).Session.ShouldBe(free);
        pool.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Lease_WithAFullLine_IsBusy()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 1, WaitingLine = 1 });
        using var lease = await pool.LeaseAsync(CancellationToken.None);
        var waiting = pool.LeaseAsync(CancellationToken.None).AsTask();
        var failure = await Should.ThrowAsync<EngineException>(() => pool.LeaseAsync(CancellationToken.None).AsTask());
        failure.Failure.ShouldBe(EngineFailure.Busy);
        failure.MayRetry.ShouldBeTrue();
        lease.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task Lease_CancelledInTheLine_LeavesItsPlace()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 1, WaitingLine = 2 });
        using var lease = await pool.LeaseAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var first = pool.LeaseAsync(stop.Token).AsTask();
        var second = pool.LeaseAsync(CancellationToken.None).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        pool.Waiting.ShouldBe(1);
        lease.Dispose();
        (await second).Session.ShouldBe(1);
    }

    [Fact]
    public async Task Worker_ThatDiesIdle_IsNotLentAndIsReplaced()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 2 });
        (await pool.LeaseAsync(CancellationToken.None)).Dispose();
        var (dead, other) = (_started.First(), _started.Last());
        dead.Die();
        using var lease = await pool.LeaseAsync(CancellationToken.None);
        lease.Process.ShouldBeSameAs(other);
        await MoveUntilAnotherStartsAsync();
        using var next = await pool.LeaseAsync(CancellationToken.None);
        next.Session.ShouldBe(3);
        dead.WasDisposed.ShouldBeTrue();
        _log.ShouldContain("a worker died: fake " + dead.Id + " is gone");
    }

    [Fact]
    public async Task Worker_ThatDiesIdle_IsForgotten()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 2 });
        for (var round = 0; round < 3; round++)
        {
            _started.Last().Die();
            await MoveUntilAnotherStartsAsync();
            await Eventually.Until(() => pool.Running == 2);
            pool.Idle.ShouldBe(2);
        }

        _started.First().Die();
        await MoveUntilAnotherStartsAsync();
        await Eventually.Until(() => pool.Running == 2);
        pool.Idle.ShouldBe(2);
    }

    [Fact]
    public async Task Worker_ThatWorkedAndDied_IsReplacedWithoutWaiting()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 1 });
        (await pool.LeaseAsync(CancellationToken.None)).Dispose();
        _started.Single().Die();
        await _starts.WaitAsync();   // the clock stands still
        using var lease = await pool.LeaseAsync(CancellationToken.None);
        lease.Session.ShouldBe(2);
    }

    [Fact]
    public async Task Worker_Discarded_IsKilledAndReplacedAfterADoublingWait()
    {
        var options = new WorkerPoolOptions { Workers = 1, RestartDelay = TimeSpan.FromMilliseconds(100), MaxRestartDelay = TimeSpan.FromMilliseconds(300) };
        var pool = await StartAsync(options);
        foreach (var wait in new[] { 100, 200, 300, 300 })
        {
            var lease = await pool.LeaseAsync(CancellationToken.None);
            var before = _started.Count;
            lease.Discard();
            lease.Dispose();
            await Eventually.Until(() => _time.ArmedTimers == 1);
            _time.Advance(TimeSpan.FromMilliseconds(wait - 1));
            _started.Count.ShouldBe(before);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await _starts.WaitAsync();
            _started.ElementAt(before - 1).WasKilled.ShouldBeTrue();
            await Eventually.Until(() => pool.Running == 1);
        }
    }

    [Fact]
    public async Task Worker_AtTheEndOfItsLeases_IsReplacedByAFreshOne()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 1, LeasesPerWorker = 2 });
        (await pool.LeaseAsync(CancellationToken.None)).Dispose();
        (await pool.LeaseAsync(CancellationToken.None)).Dispose();
        using var third = await pool.LeaseAsync(CancellationToken.None);
        third.Session.ShouldBe(2);
        _started.First().WasDisposed.ShouldBeTrue();
        _started.First().WasKilled.ShouldBeFalse();
    }

    [Fact]
    public async Task Pool_ThatCannotStart_SaysWhyAndRecovers()
    {
        _startFailure = new EngineException(EngineFailure.Unavailable, "apt install something");
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 1 }, starts: 0);
        var failure = await Should.ThrowAsync<EngineException>(() => pool.LeaseAsync(CancellationToken.None).AsTask());
        failure.Failure.ShouldBe(EngineFailure.Unavailable);
        failure.Detail.ShouldBe("apt install something");

        _startFailure = null;
        await MoveUntilAnotherStartsAsync();
        await Eventually.Until(() => pool.Running == 1);
        pool.StartFailure.ShouldBeNull();
        (await pool.LeaseAsync(CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task Pool_Disposed_EndsItsWorkersAndFailsTheLine()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 2 });
        var lease = await pool.LeaseAsync(CancellationToken.None);
        var other = await pool.LeaseAsync(CancellationToken.None);
        var waiting = pool.LeaseAsync(CancellationToken.None).AsTask();
        await pool.DisposeAsync();
        (await Should.ThrowAsync<EngineException>(() => waiting)).Failure.ShouldBe(EngineFailure.Unavailable);
        (await Should.ThrowAsync<EngineException>(() => pool.LeaseAsync(CancellationToken.None).AsTask())).Failure.ShouldBe(EngineFailure.Unavailable);
        _started.ShouldAllBe(process => process.WasDisposed);
        lease.Dispose();
        other.Dispose();
        await pool.DisposeAsync();
    }

    [Fact]
    public async Task Pool_UnderManyLeases_NeverLendsOneWorkerTwice()
    {
        var pool = await StartAsync(new WorkerPoolOptions { Workers = 3, WaitingLine = 1000 });
        var held = new ConcurrentDictionary<int, bool>();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using var lease = await pool.LeaseAsync(CancellationToken.None);
            held.TryAdd(lease.Session, true).ShouldBeTrue();
            await Task.Yield();
            held.TryRemove(lease.Session, out bool _).ShouldBeTrue();
        }));
        _started.Count.ShouldBe(3);
    }

    private async Task<WorkerPool<int>> StartAsync(WorkerPoolOptions options, int? starts = null)
    {
        _pool = new WorkerPool<int>(StartOne, process => Task.FromResult(process.Id), options, _time, _log.Enqueue);
        await _pool.StartAsync(CancellationToken.None);
        for (var n = 0; n < (starts ?? options.Workers); n++) await _starts.WaitAsync();
        await Eventually.Until(() => _pool.Running == (starts ?? options.Workers));
        return _pool;
    }

    private FakeWorkerProcess StartOne()
    {
        if (_startFailure is not null) throw _startFailure;
        lock (_starts)
        {
            var process = new FakeWorkerProcess(_started.Count + 1);
            _started.Enqueue(process);
            _starts.Release();
            return process;
        }
    }

    private Task MoveUntilAnotherStartsAsync() =>
        Eventually.Until(() => _starts.Wait(TimeSpan.Zero), () => _time.Advance(TimeSpan.FromSeconds(1)));
}
