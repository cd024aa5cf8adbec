using Antiphon.Audio;
using Antiphon.Audio.Levels;
using Antiphon.Audio.Wav;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Every format and rate carries the engine's speech: as long, with the same course, readable by other people's programs.</summary>
public sealed class FormatTests(HeardFixture fixture, ITestOutputHelper log) : IClassFixture<HeardFixture>
{
    private const int EngineRate = 22_050;
    private const string Voice = "espeak-en-us-female";
    private const string Text = "Well, this is it, my friend. She sells sea shells; the price is high, they say! How much? Done, more or less.";

    public static TheoryData<int> Mp3Rates => [.. AudioFormats.AllowedRates(AudioCodec.Mp3)];

    public static TheoryData<string, int> OggFormats
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rate in AudioFormats.AllowedRates(AudioCodec.OggVorbis)) data.Add("ogg_vorbis", rate);
            foreach (var rate in AudioFormats.AllowedRates(AudioCodec.OggOpus)) data.Add("ogg_opus", rate);
            return data;
        }
    }

    // What a lower rate cuts away is part of the engine's envelope: hissing is mostly above 4 kHz, a little of it above 8.
    [Theory]
    [InlineData(8_000, 0.99)]
    [InlineData(16_000, 0.999)]
    [InlineData(24_000, 0.999)]
    public async Task Pcm_Resampled_HasTheEnginesLengthAndCourse(int rate, double leastCorrelation)
    {
        var heard = (await fixture.Http.SpeakAsync(fixture.Server.Options(Voice, rate: rate), Text)).Samples();
        await CompareAsync("pcm", heard, rate, leastCorrelation);
    }

    [ToolTheory("sox")]
    [InlineData("mulaw", "ul")]
    [InlineData("alaw", "al")]
    public async Task Telephone_At8Kilohertz_HasTheEnginesLengthAndCourse(string format, string soxType)
    {
        var heard = await fixture.Http.SpeakAsync(fixture.Server.Options(Voice, format), Text);
        var samples = AudioTool.Decode("sox", heard, soxType, "-t", soxType, "-r", "8000", "-c", "1");
        samples.Length.ShouldBe(heard.Length);
        await CompareAsync(format, samples, 8_000, 0.99);
    }

    [ToolTheory("ffmpeg", "sox")]
    [MemberData(nameof(Mp3Rates))]
    public async Task Mp3_AtEveryRate_IsALittleLongerAndDecodesCleanly(int rate)
    {
        var file = await fixture.Http.SpeakAsync(fixture.Server.Options(Voice, "mp3", rate), Text);
        var engine = await EngineAsync();
        foreach (var tool in new[] { "ffmpeg", "sox" })
        {
            var decoded = AudioTool.Decode(tool, file, "mp3");
            var longer = 1000.0 * decoded.Length / rate - 1000.0 * engine.Length / EngineRate;
            var correlation = BestCorrelation(engine, decoded, rate);
            log.WriteLine($"{tool} {rate} Hz: {longer:F1} ms longer, envelope {correlation:F4}");
            longer.ShouldBeInRange(0, rate == 8_000 ? 250 : 100);
            correlation.ShouldBeGreaterThan(rate == 8_000 ? 0.99 : 0.999);
        }
    }

    [ToolTheory("ffmpeg")]
    [MemberData(nameof(OggFormats))]
    public async Task Ogg_AtEveryRate_LastsAsLongAndDecodesWithoutAWarning(string format, int rate)
    {
        var file = await fixture.Http.SpeakAsync(fixture.Server.Options(Voice, format, rate), Text);
        var (engine, decoded) = (await EngineAsync(), AudioTool.Decode("ffmpeg", file, "ogg"));
        var decodedRate = format == "ogg_opus" ? 48_000 : rate;
        var longer = 1000.0 * decoded.Length / decodedRate - 1000.0 * engine.Length / EngineRate;
        var correlation = EnergyEnvelope.Correlation(EnergyEnvelope.Of(engine, EngineRate), EnergyEnvelope.Of(decoded, decodedRate));
        log.WriteLine($"{format} {rate} Hz: {file.Length} bytes, {longer:F2} ms longer, envelope {correlation:F4}");
        longer.ShouldBeInRange(-20, 20);
        correlation.ShouldBeGreaterThan(rate < 16_000 ? 0.98 : 0.995);
    }

    [ToolFact("ffmpeg", "sox")]
    public async Task Wav_OfTheStream_IsReadByOthersSampleForSample()
    {
        var heard = (await fixture.Http.SpeakAsync(fixture.Server.Options(Voice, rate: EngineRate), Text)).Samples();
        using var file = new MemoryStream();
        using (var wav = new WavWriter(file, EngineRate, leaveOpen: true)) wav.Write(heard);
        foreach (var tool in new[] { "ffmpeg", "sox" }) AudioTool.Decode(tool, file.ToArray(), "wav").ShouldBe(heard, tool);
    }

    private async Task CompareAsync(string format, short[] heard, int rate, double leastCorrelation)
    {
        var engine = await EngineAsync();
        var difference = 1000.0 * heard.Length / rate - 1000.0 * engine.Length / EngineRate;
        var correlation = EnergyEnvelope.Correlation(EnergyEnvelope.Of(engine, EngineRate), EnergyEnvelope.Of(heard, rate));
        log.WriteLine($"{format} {rate} Hz: {difference:F3} ms longer, envelope {correlation:F5}");
        Math.Abs(difference).ShouldBeLessThan(20);
        correlation.ShouldBeGreaterThan(leastCorrelation);
        SampleLevel.CountClipped(heard).ShouldBe(0);
    }

    private async Task<short[]> EngineAsync() =>
        [.. (await fixture.Espeak.SayAsync(Voice, Speaking.PiecesOf(Text, "en-US"))).SelectMany(samples => samples)];

    // An MP3 decoder begins up to 140 ms late: wherever the courses fit best, in steps of 1 ms.
    private static double BestCorrelation(short[] engine, short[] decoded, int rate)
    {
        var envelope = EnergyEnvelope.Of(engine, EngineRate);
        return Enumerable.Range(0, 150).Max(late => EnergyEnvelope.Correlation(envelope, EnergyEnvelope.Of(decoded.AsSpan(late * rate / 1000), rate)));
    }
}
