using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>The voice in the box, started once for all tests, and what it says.</summary>
internal static class TestVoice
{
    private static readonly Lazy<Task<HibariSynthesizer>> Started = new(StartAsync);

    public static Task<HibariSynthesizer> GetAsync() => Started.Value;

    public static SpeechRequest Say(string text, int voice = 0) =>
        new() { Voice = HibariVoice.AllVoices[voice], Text = text, Ending = PieceEnd.Sentence };

    public static async Task<Spoken> SpeakAsync(SpeechRequest request, HibariSynthesizer? voice = null)
    {
        voice ??= await GetAsync();
        var (samples, marks, sounds, chunks) = (new List<short>(), new List<WordMark>(), new List<SpeechSound>(), new List<int>());
        await foreach (var chunk in voice.SynthesizeAsync(request, CancellationToken.None))
        {
            samples.AddRange(chunk.Samples.ToArray());
            marks.AddRange(chunk.Marks);
            sounds.AddRange(chunk.Sounds);
            chunks.Add(chunk.Samples.Length);
        }

        return new Spoken([.. samples], [.. marks], [.. chunks]) { Sounds = [.. sounds] };
    }

    private static async Task<HibariSynthesizer> StartAsync()
    {
        var voice = new HibariSynthesizer(Network.Neural, new HibariOptions { MaxConcurrentSteps = 2 });
        await voice.StartAsync(CancellationToken.None);
        voice.State.IsReady.ShouldBeTrue();
        return voice;
    }
}
