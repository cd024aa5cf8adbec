using Antiphon.Audio.Levels;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Heard.Neural;

/// <summary>What the voice in the box makes arrives whole, the same for the same text, however it was cut and whoever else speaks.</summary>
public sealed class NeuralAudioTests(NeuralVoiceFixture fixture, ITestOutputHelper log) : IClassFixture<NeuralVoiceFixture>
{
    private const int EngineRate = 24_000;
    private const string Voice = "hibari-heart";

    [Theory]
    [InlineData("hibari-heart")]
    [InlineData("hibari-heart-deep")]
    public async Task Pcm_AtTheEnginesRate_IsTheEnginesSamplesWithoutAClick(string voice)
    {
        var recording = new RecordingSynthesizer(fixture.Hibari);
        await using var server = await StartAsync(recording);
        using var http = Calling.Trusting(server);

        var heard = (await http.SpeakAsync(server.Options(voice, rate: EngineRate), Texts.English)).Samples();

        var pieces = new List<short[]>();
        foreach (var request in recording.Requests) pieces.Add(await fixture.Hibari.SayAsync(request));
        pieces.Count.ShouldBeGreaterThan(3);
        heard.ShouldBe(pieces.SelectMany(samples => samples).ToArray());
        ShouldHaveQuietSeams(heard, pieces);
        SampleLevel.CountClipped(heard).ShouldBe(0);
        SampleLevel.Peak(heard).ShouldBeInRange(8_000, 32_700);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pcm_OfEveryChunkingWithoutStalls_IsTheSameBytes(bool tls)
    {
        await using var server = await StartAsync(new RecordingSynthesizer(fixture.Hibari));
        using var http = Calling.Trusting(server);
        var options = server.Options(Voice, rate: EngineRate, tls: tls);
        var whole = await http.SpeakAsync(options, Texts.English);

        foreach (var (name, parts) in Chunkings.Of(Texts.English))
        {
            var heard = await http.SpeakAsync(options, parts);
            heard.AsSpan().SequenceEqual(whole).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task Pcm_OfTwelveStreamsAtOnce_IsWhatOneAloneGets()
    {
        await using var server = await StartAsync(new RecordingSynthesizer(fixture.Hibari));
        using var http = Calling.Trusting(server);
        var options = server.Options(Voice, rate: EngineRate);
        var alone = await http.SpeakAsync(options, Texts.English);

        var together = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => http.SpeakAsync(options, Texts.English)));

        foreach (var heard in together) heard.AsSpan().SequenceEqual(alone).ShouldBeTrue();
    }

    // A clock that stands still: no writer is ever slow, however busy the machine.
    private static Task<TestServer> StartAsync(RecordingSynthesizer engine) =>
        TestServer.StartAsync(new TestServerOptions { Engines = [engine], Time = new ManualTime(DateTimeOffset.UtcNow) });

    private void ShouldHaveQuietSeams(short[] heard, List<short[]> pieces)
    {
        const int around = EngineRate / 1000;
        var inside = pieces.Max(piece => SampleLevel.LargestStep(piece.AsSpan(around..^around)));
        var seam = 0;
        foreach (var piece in pieces[..^1])
        {
            seam += piece.Length;
            var step = SampleLevel.LargestStep(heard.AsSpan(seam - around, 2 * around));
            log.WriteLine($"{step} at {seam}, inside {inside}");
            step.ShouldBeLessThanOrEqualTo(inside);

            // A piece ends in silence, and the next one begins no louder than a consonant's noise.
            piece[^1].ShouldBe((short)0);
            Math.Abs((int)heard[seam]).ShouldBeLessThan(300);
        }
    }
}
