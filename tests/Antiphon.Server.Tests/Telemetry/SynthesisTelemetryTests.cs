using System.Diagnostics.Metrics;
using Antiphon.Server.Telemetry;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Tests.Telemetry;

public sealed class SynthesisTelemetryTests
{
    private const string FirstChunk = "gen_ai.client.operation.time_to_first_chunk";
    private const string FirstAudio = "antiphon.synthesis.first_audio";

    [Fact]
    public void Ended_WithFirstAudio_SplitsTheTimeByPhase()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var telemetry = new SynthesisTelemetry(services.GetRequiredService<IMeterFactory>());
        var phases = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, heard) =>
            {
                if (instrument.Name == FirstAudio && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                    heard.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => phases.Add(PhaseOf(tags), value));
        listener.Start();

        using (var stream = telemetry.Start(new SilentSynthesizer().Voices[0], new NoOutput(), TimeProvider.System))
        {
            stream.Ended(10, TimeSpan.FromSeconds(1), new FirstAudioTimes(Seconds(4), Seconds(3), Seconds(2), Seconds(1)), error: null);
            stream.Ended(10, TimeSpan.Zero, firstAudio: null, error: null);
        }

        phases.ShouldBe(new Dictionary<string, double> { ["text"] = 4, ["slot"] = 3, ["engine"] = 2, ["delivery"] = 1 });
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 0)]
    public async Task FirstAudio_ThatNobodyWaitsFor_IsNotRecorded(bool isBackground, int records)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var telemetry = new SynthesisTelemetry(services.GetRequiredService<IMeterFactory>());
        var recorded = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, heard) =>
            {
                if (instrument.Name is FirstChunk or FirstAudio && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                    heard.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => recorded.Add(instrument.Name));
        listener.Start();

        using (var stream = telemetry.Start(new SilentSynthesizer().Voices[0], new NoOutput(), TimeProvider.System, isBackground))
        {
            await stream.WriteAsync(new byte[2], CancellationToken.None);
            stream.Ended(10, TimeSpan.FromSeconds(1), new FirstAudioTimes(Seconds(4), Seconds(3), Seconds(2), Seconds(1)), error: null);
        }

        recorded.Count.ShouldBe(records);
    }

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);

    private static string PhaseOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "antiphon.phase") return (string)value!;
        }

        return "";
    }

    private sealed class NoOutput : ISpeechOutput
    {
        public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
