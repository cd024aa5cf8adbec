using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Makes a little sound, or none, then goes on when it is let.</summary>
internal sealed class HeldSynthesizer(Task release, bool soundsFirst = true) : ISynthesizer
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "held";

    public IReadOnlyList<Voice> Voices { get; } =
    [
        new() { Id = "held", Name = "Held", Gender = Gender.Female, Language = "en-US", LanguageName = "US English", Engine = "held", SampleRate = 16_000 },
    ];

    /// <summary>Completes when the engine has ended, also where it was stopped before it went on.</summary>
    public Task Stopped => _stopped.Task;

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            if (soundsFirst) yield return new SpeechChunk(new short[3_200], []);
            await release.WaitAsync(cancellationToken);
            yield return new SpeechChunk(new short[3_200], []);
        }
        finally
        {
            _stopped.TrySetResult();
        }
    }
}
