using System.Diagnostics;
using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Bench.Scheduling;

/// <summary>Keeps its thread busy for 10 ms for each 400 ms of silence: as heavy as a neural voice, and the same on every machine.</summary>
internal sealed class BusySynthesizer : ISynthesizer
{
    private const int CharactersPerStep = 8;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly short[] Samples = new short[6_400];

    public string Name => "busy";

    public IReadOnlyList<Voice> Voices { get; } =
        [new() { Id = "busy", Name = "Busy", Gender = Gender.Female, Language = "en-US", LanguageName = "US English", Engine = "busy", SampleRate = 16_000 }];

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        for (var at = 0; at < request.Text.Length; at += CharactersPerStep)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < Step)
            {
            }

            yield return new SpeechChunk(Samples, []);
        }
    }
}
