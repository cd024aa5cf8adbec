using System.Diagnostics.Metrics;
using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>What the meter tells, on a clock that the test moves while a step is held.</summary>
public sealed class SchedulerMetricsTests
{
    [Fact]
    public async Task Chunk_MadeInTime_LeavesItsListenerSlack()
    {
        using var measured = new Measured();
        await measured.StepAsync(ahead: 2, took: 0.5);

        measured.Of("antiphon.scheduler.deadline_slack").ShouldBe([1.5]);
        measured.Of("antiphon.scheduler.underruns").ShouldBeEmpty();
        measured.Of("antiphon.scheduler.slot_wait").ShouldBe([0]);
    }

    [Fact]
    public async Task Chunk_MadeTooLate_IsAnUnderrun()
    {
        using var measured = new Measured();
        await measured.StepAsync(ahead: 0.5, took: 2);

        measured.Of("antiphon.scheduler.deadline_slack").ShouldBe([-1.5]);
        measured.Of("antiphon.scheduler.underruns").ShouldBe([1]);
    }

    [Fact]
    public async Task Chunk_OfAListenerWhoHadNothing_IsNoUnderrun()
    {
        using var measured = new Measured();
        await measured.StepAsync(ahead: 0, took: 2);

        measured.Of("antiphon.scheduler.deadline_slack").ShouldBeEmpty();
        measured.Of("antiphon.scheduler.underruns").ShouldBeEmpty();
    }

    [Fact]
    public async Task Step_ThatWaits_TellsHowLong()
    {
        using var measured = new Measured();
        using var gate = new ManualResetEventSlim();
        using ScheduledStream first = measured.Stage.Admit(), second = measured.Stage.Admit();
        var running = Stage.MoveAsync(first, measured.Stage.Gated("first", gate));
        measured.Stage.NextBegun();
        var waiting = Stage.MoveAsync(second, measured.Stage.Quick("second"));
        measured.Stage.Time.Advance(TimeSpan.FromSeconds(3));
        gate.Set();
        await Task.WhenAll(running, waiting);

        measured.Of("antiphon.scheduler.slot_wait").Order().ShouldBe([0, 3]);
        second.SlotWait.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Stream_Refused_IsCountedAndTheLoadIsTold()
    {
        using var measured = new Measured(new SchedulerOptions { Slots = 1, AssumedCost = 0.5 });
        using var stream = measured.Stage.Admit();
        Should.Throw<SchedulerException>(() => measured.Stage.Admit());

        measured.Of("antiphon.scheduler.refused").ShouldBe([1]);
        measured.Now("antiphon.scheduler.load").ShouldBe(0.5);
        measured.Now("antiphon.scheduler.cost").ShouldBe(0.5);
        measured.Now("antiphon.scheduler.waiting").ShouldBe(0);
    }

    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<(string Name, double Value)> _values = [];

        public Measured(SchedulerOptions? options = null)
        {
            Stage = new Stage(options);
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (Stage.Scheduler.Metrics.Owns(instrument.Meter)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Note(instrument, value));
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Note(instrument, value));
            _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Note(instrument, value));
            _listener.Start();
        }

        public Stage Stage { get; }

        /// <summary>What a gauge shows.</summary>
        public double Now(string gauge)
        {
            _listener.RecordObservableInstruments();
            return Of(gauge)[^1];
        }

        public double[] Of(string instrument)
        {
            lock (_values) return [.. _values.Where(v => v.Name == instrument).Select(v => v.Value)];
        }

        public async Task StepAsync(double ahead, double took)
        {
            using var gate = new ManualResetEventSlim();
            using var stream = Stage.Admit();
            var step = Scheduling.Stage.MoveAsync(stream, Stage.Gated("step", gate), ahead);
            Stage.NextBegun();
            Stage.Time.Advance(TimeSpan.FromSeconds(took));
            gate.Set();
            await step;
        }

        public void Dispose()
        {
            _listener.Dispose();
            Stage.Dispose();
        }

        private void Note(Instrument instrument, double value)
        {
            lock (_values) _values.Add((instrument.Name, value));
        }
    }
}
