using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>
/// A machine of nothing but the policy and a virtual clock: slots are busy for as long as a step costs, and that is all that takes time.
/// </summary>
internal sealed class SimulatedMachine(SchedulerOptions options, bool admitsAll = false)
{
    private readonly StepQueue _queue = new(options);
    private readonly LoadAdmission _admission = new(admitsAll ? options with { MaxLoad = 1_000_000 } : options);
    private readonly PriorityQueue<Action, (TimeSpan At, long Number)> _events = new();
    private TimeSpan _now;
    private long _number;
    private int _running;

    /// <summary>The largest load of all streams, in cores.</summary>
    public double MostLoad { get; private set; }

    /// <summary>Runs the streams and returns them with what became of each.</summary>
    public IReadOnlyList<SimulatedStream> Run(IEnumerable<SimulatedStream> streams, TimeSpan until)
    {
        var all = streams.ToList();
        foreach (var stream in all) At(stream.Start, () => Come(stream));
        while (_events.TryDequeue(out var happen, out var due) && due.At <= until)
        {
            _now = due.At;
            happen();
            FillSlots();
        }

        return all;
    }

    private void At(TimeSpan time, Action happen) => _events.Enqueue(happen, (time, ++_number));

    private void Come(SimulatedStream stream)
    {
        var load = _admission.Admit(new StepKind("engine"), _now);
        MostLoad = Math.Max(MostLoad, _admission.Load(_now));
        stream.Outcome.IsRefused = load is null;
        if (load is not null) Ask(new SimulatedStream.Step(stream, _queue.Join(stream.Account), load));
    }

    // The next step is asked for when its text is there.
    private void Ask(SimulatedStream.Step step)
    {
        var (stream, run) = (step.Stream, step.Stream.Outcome);
        if (run.Made >= stream.Length)
        {
            step.Load.HasWork = false;
            _queue.Leave(step.Account);
            return;
        }

        var textAt = stream.Lead == TimeSpan.MaxValue ? _now : stream.Start + run.Made - stream.Lead;
        if (textAt > _now) At(textAt, () => Enter(step));
        else Enter(step);
    }

    private void Enter(SimulatedStream.Step step)
    {
        _admission.Begin(step.Load);
        _queue.Add(step, step.Stream.Outcome.PlaysUntil, _now);
    }

    private void FillSlots()
    {
        while (_running < options.Slots && _queue.TryTake(_now, out var step))
        {
            _running++;
            var taken = (SimulatedStream.Step)step;
            At(_now + taken.Stream.Cost, () => Finish(taken));
        }
    }

    private void Finish(SimulatedStream.Step step)
    {
        _running--;
        var (stream, run) = (step.Stream, step.Stream.Outcome);
        if (step!.Urgent is not null) _queue.Charge(step.Account, stream.Cost);
        run.FirstAudio ??= _now - stream.Start;
        if (run.Made > TimeSpan.Zero && !step.IsStarved && run.PlaysUntil < _now)
        {
            run.Underruns++;
            run.Silence += _now - run.PlaysUntil;
        }

        var chunk = run.Made == TimeSpan.Zero ? stream.FirstChunk : stream.Chunk;
        if ((run.Made + chunk).Ticks / stream.Sentence.Ticks > run.Made.Ticks / stream.Sentence.Ticks) step.ForgetArrival();
        run.Made += chunk;
        run.PlaysUntil = (run.PlaysUntil > _now ? run.PlaysUntil : _now) + chunk;
        step.Load.BusyUntil = run.PlaysUntil;
        _admission.Measured(step.Load, stream.Cost, chunk);
        Ask(step);
    }
}
