using System.Buffers;
using Antiphon.Audio.Resampling;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Tests.Moonshine;
using Antiphon.Speech.Engines;
using Antiphon.Testing.Hearing;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>What the recognizer in the box hears of the voice in the box.</summary>
public sealed class HibariHearingTests(ITestOutputHelper output)
{
    // The recognizer misses words that begin with its window; a listener has heard silence before.
    private const int LeadSamples = 24_000 * 3 / 10;

    private static readonly string[] Texts =
    [
        "The harbor lights went out one by one before the storm arrived.",
        "She closed the book, looked at the window, and said nothing.",
        "Who knows what the weather will be tomorrow?",
        "The old master walked twice around the basin, counted the ropes, and wrote down a name.",
        "In the morning nobody could say where the crew had gone.",
    ];

    public static TheoryData<string, double> Variants => new()
    {
        { "plain", 0.05 },
        { "deep", 0.05 },
        { "whisper", 0.12 },
        { "soft", 0.05 },
        { "bounded", 0.2 },
        { "slow", 0.05 },
        { "fast", 0.12 },
        { "high", 0.05 },
        { "small", 0.05 },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Speak_Variant_IsUnderstood(string variant, double tolerableRate)
    {
        using var recognizer = new MoonshineRecognizer(TestModel.Moonshine);
        var errors = new WordErrors();
        foreach (var text in Texts)
        {
            var spoken = await TestVoice.SpeakAsync(RequestOf(variant, text));
            var heard = recognizer.Recognize(Resample(spoken.Samples), CancellationToken.None);
            errors += WordErrors.Between(text, heard);
            output.WriteLine(heard);
        }

        output.WriteLine($"{variant}: {errors}");
        errors.Rate.ShouldBeLessThanOrEqualTo(tolerableRate);
    }

    private static SpeechRequest RequestOf(string variant, string text)
    {
        var plain = TestVoice.Say(text);
        return variant switch
        {
            "deep" => TestVoice.Say(text, voice: 1),
            "whisper" => plain with { Whisper = true },
            "soft" => plain with { Soft = true },
            "bounded" => plain with { MaxDuration = TimeSpan.FromSeconds(3) },
            "slow" => plain with { Rate = 0.7 },
            "fast" => plain with { Rate = 1.25 },
            "high" => plain with { Pitch = 1.25 },
            "small" => plain with { Pitch = 1.2, VocalTract = 1 / 1.1 },
            _ => plain,
        };
    }

    private static float[] Resample(short[] samples)
    {
        var resampler = new Resampler(24_000, 16_000);
        var output = new ArrayBufferWriter<short>();
        resampler.Process(new short[LeadSamples], output);
        resampler.Process(samples, output);
        resampler.Complete(output);
        return [.. output.WrittenSpan.ToArray().Select(sample => sample / 32768f)];
    }
}
