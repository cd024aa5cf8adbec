using Antiphon.Engines.Espeak;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Heard;

/// <summary>What arrives is what the engine made, whole, sample for sample, however the text was cut on its way in.</summary>
public sealed class WholeAudioTests(HeardFixture fixture) : IClassFixture<HeardFixture>
{
    private const int EngineRate = 22_050;
    private const string Voice = "espeak-en-us-female";

    [Theory]
    [MemberData(nameof(Texts.Voices), MemberType = typeof(Texts))]
    public async Task Pcm_AtTheEnginesRate_IsTheEnginesSamples(string voice)
    {
        var recording = new RecordingSynthesizer(fixture.Espeak);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [recording] });
        using var http = Calling.Trusting(server);

        var heard = await http.SpeakAsync(server.Options(voice, rate: EngineRate), Texts.Of(voice));

        var asked = recording.Requests;
        asked.ShouldAllBe(request => request.Voice.Id == voice && request.Rate == 1 && request.Pitch == 1);
        string[] pieces = [.. asked.Select(request => request.Text)];
        pieces.Length.ShouldBeGreaterThan(3);
        Squeezed(string.Concat(pieces)).ShouldBe(Squeezed(Texts.Of(voice)));
        var engine = await fixture.Espeak.SayAsync(voice, pieces);
        heard.Samples().ShouldBe(engine.SelectMany(samples => samples).ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pcm_OfEveryChunkingWithoutStalls_IsTheSamePiecesAndTheSameBytes(bool tls)
    {
        var recording = new RecordingSynthesizer(fixture.Espeak);

        // A clock that stands still: no writer is ever slow, however busy the machine.
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [recording], Time = time });
        using var http = Calling.Trusting(server);
        var options = server.Options(Voice, rate: EngineRate, tls: tls);
        var whole = await http.SpeakAsync(options, Texts.English);
        string[] pieces = [.. recording.Requests.Select(request => request.Text)];

        foreach (var (name, parts) in Chunkings.Of(Texts.English))
        {
            recording.Forget();
            var heard = await http.SpeakAsync(options, parts);
            recording.Requests.Select(request => request.Text).ShouldBe(pieces, name);
            heard.AsSpan().SequenceEqual(whole).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task Pcm_OfManyStreamsAtOnce_IsEachStreamsOwn()
    {
        var texts = Enumerable.Range(0, 12).Select(n => $"Stream number {n}, as always, says something of its own. It ends with {n}.").ToArray();
        var heard = await Task.WhenAll(texts.Select(text => fixture.Http.SpeakAsync(fixture.Server.Options(Voice, rate: EngineRate), text)));
        for (var n = 0; n < texts.Length; n++)
        {
            var engine = await fixture.Espeak.SayAsync(Voice, Speaking.PiecesOf(texts[n], "en-US"));
            heard[n].Samples().ShouldBe(engine.SelectMany(samples => samples).ToArray(), $"stream {n}");
        }
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
