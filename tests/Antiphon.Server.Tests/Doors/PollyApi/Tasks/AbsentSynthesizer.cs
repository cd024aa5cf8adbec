using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

/// <summary>Speaks German, silently, while it is there.</summary>
internal sealed class AbsentSynthesizer : ISynthesizer
{
    private static readonly Voice German = new()
    {
        Id = "absent", Name = "Absent", Gender = Gender.Female, Language = "de-DE", LanguageName = "German", Engine = "absent", SampleRate = 16_000,
    };

    private volatile IReadOnlyList<Voice> _voices = [];
    private volatile bool _isBroken;

    public string Name => "absent";

    public IReadOnlyList<Voice> Voices => _voices;

    /// <summary>It has its voice.</summary>
    public bool IsThere
    {
        set => _voices = value ? [German] : [];
    }

    /// <summary>It has lost what it speaks with, and has not noticed before it speaks.</summary>
    public bool IsBroken
    {
        set => _isBroken = value;
    }

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (_isBroken) throw new EngineException(EngineFailure.Unavailable, "The model is gone.");
        yield return new SpeechChunk(new short[3_200], []);
    }
}
