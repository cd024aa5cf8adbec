using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

/// <summary>Recognizes one word in each second of audio: its number.</summary>
internal sealed class FakeRecognizer() : FakeEngine("fake-recognizer"), IRecognizer
{
    public IReadOnlyList<string> Languages => State.IsReady ? ["en"] : [];

    public int SampleRate => 8_000;

    public async IAsyncEnumerable<RecognizedText> RecognizeAsync(
        RecognitionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var at = 0; at < request.Samples.Length; at += SampleRate)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new RecognizedText((at / SampleRate).ToString("0"), at, Math.Min(SampleRate, request.Samples.Length - at));
        }
    }
}
