using System.Diagnostics.Metrics;

namespace Antiphon.Speech.Scheduling;

/// <summary>The scheduler's part of the meter <c>Antiphon.Speech</c>. Thread-safe.</summary>
internal sealed class SchedulerMetrics : IDisposable
{
    private const string Prefix = "antiphon.scheduler.";
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
        _slotWait = _meter.CreateHistogram<double>(Prefix + "slot_wait", Seconds, "Time that a step waits for a slot.");
        _slack = _meter.CreateHistogram<double>(
            Prefix + "deadline_slack", Seconds, "Time from the end of a step to its deadline; negative: the client was starved.");
        _underruns = _meter.CreateCounter<long>(Prefix + "underruns", "{underrun}", "Steps that ended after their deadline.");
        _refused = _meter.CreateCounter<long>(Prefix + "refused", "{stream}", "Streams refused because the machine could not carry them.");
        _meter.CreateObservableGauge(
            Prefix + "load", () => scheduler.Pools.Select(pool => Of(pool, pool.Load)), "{core}", "Slots that the busy streams need.");
        _meter.CreateObservableGauge(
            Prefix + "waiting", () => scheduler.Pools.Select(pool => Of(pool, pool.Waiting)), "{step}", "Steps that wait for a slot.");
        _meter.CreateObservableGauge(
            Prefix + "cost", () => scheduler.Pools.SelectMany(Costs), "s/s", "Slot seconds for a second of audio.");
    }

    /// <summary>Whether any listener wants to know about single steps.</summary>
    public bool AreObserved => _slotWait.Enabled || _slack.Enabled || _underruns.Enabled;

    public void SlotWait(string kind, TimeSpan waited) => _slotWait.Record(waited.TotalSeconds, Tag(kind));

    public void Slack(string kind, TimeSpan slack)
    {
        _slack.Record(slack.TotalSeconds, Tag(kind));
        if (slack < TimeSpan.Zero) _underruns.Add(1, Tag(kind));
    }

    public void Refused(string kind) => _refused.Add(1, Tag(kind));

    /// <summary>Whether a meter is this scheduler's own: a process may have several.</summary>
    public bool Owns(Meter meter) => ReferenceEquals(meter, _meter);

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string kind) => new(EngineTag, kind);

    private static Measurement<T> Of<T>(SlotPool pool, T value) where T : struct =>
        new(value, new KeyValuePair<string, object?>(SlotsTag, pool.Name));

    private static IEnumerable<Measurement<double>> Costs(SlotPool pool) =>
        pool.Admission.Costs().Select(cost => new Measurement<double>(cost.PerSecond, Tag(cost.Kind)));
}
