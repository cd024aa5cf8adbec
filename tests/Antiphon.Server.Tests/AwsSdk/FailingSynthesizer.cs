using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>Says a little, then breaks, as an engine whose process died.</summary>
internal sealed class FailingSynthesizer(Exception? failure = null) : ISynthesizer
{
    public string Name => "failing";

    public IReadOnlyList<Voice> Voices { get; } =
    [
        new() { Id = "failing-en-us", Name = "Failing", Gender = Gender.Female, Language = "en-US", LanguageName = "US English", Engine = "failing", SampleRate = 16_000 },
    ];

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new SpeechChunk(new short[3_200], []);
        throw failure ?? new EngineException(EngineFailure.WorkerDied, "The engine's process ended.");
    }
}
