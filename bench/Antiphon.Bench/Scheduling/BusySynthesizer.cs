using System.Diagnostics;
using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Bench.Scheduling;

/// <summary>Keeps its thread busy for each 400 ms of silence, in steps that take a slot: the same on every machine.</summary>
/// <param name="step">How long a step is.</param>
internal sealed class BusySynthesizer(TimeSpan step) : ISynthesizer
{
    private const int CharactersPerStep = 8;
    private static readonly short[] Samples = new short[6_400];

    public string Name => "busy";

    public IReadOnlyList<Voice> Voices { get; } =
        [
            new()
            {
                Id = "busy",
                Name = "Busy",
                Gender = Gender.Female,
                Language = "en-US",
                LanguageName = "US English",
                Engine = "busy",
                SampleRate = 16_000,
            },
        ];

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        for (var at = 0; at < request.Text.Length; at += CharactersPerStep)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < step)
            {
            }

            yield return new SpeechChunk(Samples, []);
        }
    }
}
