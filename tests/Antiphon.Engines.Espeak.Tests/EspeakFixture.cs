using System.Collections.Concurrent;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak.Tests;

/// <summary>One engine with two workers, shared by the tests that break nothing.</summary>
public sealed class EspeakFixture : IAsyncLifetime
{
    public EspeakSynthesizer Engine { get; } = new(new EspeakOptions { Workers = new WorkerPoolOptions { Workers = 2 } });

    public async ValueTask InitializeAsync()
    {
        await Engine.StartAsync(CancellationToken.None);
        Engine.State.IsReady.ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}

/// <summary>An engine of a test's own, whose workers can be killed.</summary>
internal sealed class OwnEngine : IAsyncDisposable
{
    private readonly ConcurrentQueue<IWorkerProcess> _processes = new();

    /// <param name="workers">How many.</param>
    /// <param name="time">The clock of all bounds; null for the system's.</param>
    /// <param name="progressTimeout">Null: out of reach, as the other bounds.</param>
    public OwnEngine(int workers, TimeProvider? time = null, TimeSpan? progressTimeout = null)
    {
        // Out of reach of a clock that a test moves until a replacement has come.
        var timeout = TimeSpan.FromDays(30);
        var options = new EspeakOptions
        {
            Workers = new WorkerPoolOptions
            {
                Workers = workers, StopTimeout = timeout, GreetingTimeout = timeout, ProgressTimeout = progressTimeout ?? timeout,
            },
        };
        Engine = new EspeakSynthesizer(options, time, Log.Enqueue) { Greeted = _processes.Enqueue };
    }

    public EspeakSynthesizer Engine { get; }

    public ConcurrentQueue<string> Log { get; } = new();

    public IReadOnlyList<IWorkerProcess> Processes => [.. _processes];

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}

internal sealed record Spoken(short[] Samples, List<WordMark> Marks);

internal static class Speaking
{
    public static SpeechRequest Request(this ISynthesizer engine, string text, string id = "espeak-en-us-female", double rate = 1, double pitch = 1)
    {
        var voice = engine.Voices.Single(voice => voice.Id == id);
        return new SpeechRequest { Voice = voice, Text = text, Rate = rate, Pitch = pitch };
    }

    public static async Task<Spoken> SayAsync(this ISynthesizer engine, SpeechRequest request)
    {
        var samples = new List<short>();
        var marks = new List<WordMark>();
        await foreach (var chunk in engine.SynthesizeAsync(request, CancellationToken.None))
        {
            chunk.Marks.ShouldAllBe(mark => mark.SampleOffset >= samples.Count);
            samples.AddRange(chunk.Samples.Span);
            marks.AddRange(chunk.Marks);
        }

        return new Spoken([.. samples], marks);
    }

    public static Task<Spoken> SayAsync(this ISynthesizer engine, string text, string id = "espeak-en-us-female") =>
        engine.SayAsync(engine.Request(text, id));

    /// <summary>Median pitch in Hz of the loud parts, by autocorrelation.</summary>
    public static double MedianPitch(short[] samples)
    {
        const int Window = 1764, LongestPeriod = 294, ShortestPeriod = 55;
        var pitches = new List<double>();
        for (var at = 0; at + Window + LongestPeriod < samples.Length; at += Window)
        {
            double Likeness(int lag) => Enumerable.Range(at, Window).Sum(n => (double)samples[n] * samples[n + lag]);
            if (Likeness(0) / Window < 5e5) continue;

            // Two periods are as like as one: the shortest lag that is nearly the best is the period, once its hump is climbed.
            var likeness = Enumerable.Range(ShortestPeriod, LongestPeriod - ShortestPeriod).Select(Likeness).ToArray();
            var best = likeness.Max();
            var lag = Array.FindIndex(likeness, value => value > 0.85 * best);
            while (lag + 1 < likeness.Length && likeness[lag + 1] > likeness[lag]) lag++;
            pitches.Add(22050.0 / (ShortestPeriod + lag));
        }

        return pitches.Order().ElementAt(pitches.Count / 2);
    }
}
