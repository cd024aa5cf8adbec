using System.Collections.Concurrent;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Passes everything on to another engine and notes what was asked.</summary>
internal sealed class RecordingSynthesizer(ISynthesizer inner) : ISynthesizer
{
    private readonly ConcurrentQueue<SpeechRequest> _requests = new();

    public string Name => inner.Name;

    public IReadOnlyList<Voice> Voices => inner.Voices;

    public IReadOnlyList<SpeechRequest> Requests => [.. _requests];

    /// <summary>Awaited before each chunk after the first one is asked for.</summary>
    public Func<SpeechRequest, Task> BeforeNextChunk { get; init; } = static _ => Task.CompletedTask;

    public void Forget() => _requests.Clear();

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        await foreach (var chunk in inner.SynthesizeAsync(request, cancellationToken))
        {
            yield return chunk;
            await BeforeNextChunk(request);
        }
    }
}
