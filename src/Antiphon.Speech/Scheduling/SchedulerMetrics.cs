using System.Diagnostics.Metrics;

namespace Antiphon.Speech.Scheduling;

/// <summary>What one can know of the scheduler from outside: the meter <c>Antiphon.Speech</c>. Thread-safe.</summary>
internal sealed class SchedulerMetrics : IDisposable
{
    private const string Seconds = "s";
    private const string EngineTag = "antiphon.engine";
    private const string SlotsTag = "antiphon.slots";
    private readonly Meter _meter;
    private readonly Histogram<double> _slotWait;
    private readonly Histogram<double> _slack;
    private readonly Counter<long> _underruns;
    private readonly Counter<long> _refused;

    public SchedulerMetrics(IMeterFactory? meters, StepScheduler scheduler)
    {
        const string Name = "Antiphon.Speech";
        _meter = meters?.Create(Name) ?? new Meter(Name);
        _slotWait = _meter.CreateHistogram<double>("antiphon.scheduler.slot_wait", Seconds, "From a step's asking for a slot to its beginning.");
        _slack = _meter.CreateHistogram<double>("antiphon.scheduler.deadline_slack", Seconds, "What the listener still had in hand when a chunk was made; negative: silence was heard.");
        _underruns = _meter.CreateCounter<long>("antiphon.scheduler.underruns", "{underrun}", "Listeners who ran out of audio while there was text to speak.");
        _refused = _meter.CreateCounter<long>("antiphon.scheduler.refused", "{stream}", "Streams refused because the machine could not carry them.");
        _meter.CreateObservableGauge("antiphon.scheduler.load", () => scheduler.Pools.Select(pool => Of(pool, pool.Load)), "{core}", "Slots that the busy streams need.");
        _meter.CreateObservableGauge("antiphon.scheduler.waiting", () => scheduler.Pools.Select(pool => Of(pool, pool.Waiting)), "{step}", "Steps that wait for a slot.");
        _meter.CreateObservableGauge("antiphon.scheduler.cost", () => scheduler.Pools.SelectMany(Costs), "s/s", "Slot seconds for a second of audio.");
    }

    /// <summary>Whether anybody wants to know of single steps.</summary>
    public bool AreHeard => _slotWait.Enabled || _slack.Enabled || _underruns.Enabled;

    public void SlotWait(string engine, TimeSpan waited) => _slotWait.Record(waited.TotalSeconds, Tag(engine));

    public void Slack(string engine, TimeSpan slack)
    {
        _slack.Record(slack.TotalSeconds, Tag(engine));
        if (slack < TimeSpan.Zero) _underruns.Add(1, Tag(engine));
    }

    public void Refused(string engine) => _refused.Add(1, Tag(engine));

    /// <summary>Whether it is this scheduler's own: a process may have several.</summary>
    public bool Owns(Meter meter) => ReferenceEquals(meter, _meter);

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string engine) => new(EngineTag, engine);

    private static Measurement<T> Of<T>(SlotPool pool, T value) where T : struct => new(value, new KeyValuePair<string, object?>(SlotsTag, pool.Name));

    private static IEnumerable<Measurement<double>> Costs(SlotPool pool) =>
        pool.Admission.Costs().Select(cost => new Measurement<double>(cost.PerSecond, Tag(cost.Kind)));
}
