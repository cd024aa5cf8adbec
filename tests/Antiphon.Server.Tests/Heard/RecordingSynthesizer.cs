using System.Collections.Concurrent;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Passes everything on to another engine and notes what was asked and which words were told of.</summary>
internal sealed class RecordingSynthesizer(ISynthesizer inner) : ISynthesizer
{
    private readonly ConcurrentQueue<SpeechRequest> _requests = new();
    private readonly ConcurrentQueue<(SpeechRequest Request, WordMark Mark)> _marks = new();

    public string Name => inner.Name;

    public IReadOnlyList<Voice> Voices => inner.Voices;

    public StepKind StepKind => inner.StepKind;

    public EngineAbilities Abilities => inner.Abilities;

    public IReadOnlyList<SpeechRequest> Requests => [.. _requests];

    public IReadOnlyList<(SpeechRequest Request, WordMark Mark)> Marks => [.. _marks];

    /// <summary>Awaited before each chunk after the first one is asked for.</summary>
    public Func<SpeechRequest, Task> BeforeNextChunk { get; init; } = static _ => Task.CompletedTask;

    public void Forget() => _requests.Clear();

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        await foreach (var chunk in inner.SynthesizeAsync(request, cancellationToken))
        {
            foreach (var mark in chunk.Marks) _marks.Enqueue((request, mark));
            yield return chunk;
            await BeforeNextChunk(request);
        }
    }
}
