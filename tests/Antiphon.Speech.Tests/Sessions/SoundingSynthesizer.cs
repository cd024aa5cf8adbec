using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>Says everything with the same sounds, ten milliseconds each.</summary>
internal sealed class SoundingSynthesizer(params string[] sounds) : ISynthesizer
{
    private const int SoundLength = 240;

    public string Name => "tone";

    public IReadOnlyList<Voice> Voices { get; } = new ToneSynthesizer().Voices;

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        request.WithSounds.ShouldBeTrue();
        yield return new SpeechChunk(new short[sounds.Length * SoundLength], [])
        {
            Sounds = [.. sounds.Select((ipa, i) => new SpeechSound(ipa, i * SoundLength))],
        };
    }
}
