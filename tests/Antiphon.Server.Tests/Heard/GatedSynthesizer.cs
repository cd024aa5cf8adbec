using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Notes in which order texts are spoken. Every step keeps its slot until the gate opens.</summary>
internal sealed class GatedSynthesizer : ISynthesizer, IDisposable
{
    private readonly ConcurrentQueue<string> _texts = new();

    public string Name => "gated";

    public IReadOnlyList<Voice> Voices { get; } =
    [
        new() { Id = "gated", Name = "Gated", Gender = Gender.Female, Language = "en-US", LanguageName = "US English", Engine = "gated", SampleRate = 16_000 },
    ];

    /// <summary>Opens once, for all.</summary>
    public ManualResetEventSlim Gate { get; } = new();

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<string> Texts => [.. _texts];

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        _texts.Enqueue(request.Text);
        Gate.Wait(TestServer.Patience);
        yield return new SpeechChunk(new short[160], []);
    }

    public void Dispose() => Gate.Dispose();
}
