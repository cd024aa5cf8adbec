using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Voices;

namespace Antiphon.Bench.Streams;

/// <summary>Answers every piece with 10 ms of audio at once, so that what is measured is everything but an engine.</summary>
internal sealed class InstantSynthesizer : ISynthesizer
{
    private static readonly short[] Samples = new short[160];

    public string Name => "instant";

    public StepKind StepKind => new(Name, StepPlace.Inline);

    public IReadOnlyList<Voice> Voices { get; } =
        [
            new()
            {
                Id = "instant",
                Name = "Instant",
                Gender = Gender.Female,
                Language = "en-US",
                LanguageName = "US English",
                Engine = "instant",
                SampleRate = 16_000,
            },
        ];

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        yield return new SpeechChunk(Samples, []);
    }
}
