using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

public sealed class TestSynthesizerTests
{
    private const string Text = " One two,  three\n";

    [Fact]
    public async Task Silent_Text_LastsAsLongAsItsWords()
    {
        var (samples, marks, pieces) = await SayAsync(new SilentSynthesizer());
        samples.Length.ShouldBe(3 * 1440);
        samples.ShouldAllBe(sample => sample == 0);
        marks.ShouldBe([new WordMark(1, 3, 0), new WordMark(5, 3, 1440), new WordMark(11, 5, 2880)]);
        pieces.ShouldBe([2400, 1920]);
    }

    [Fact]
    public async Task Silent_WithSamplesPerPiece_YieldsExactlyThose()
    {
        var (_, _, pieces) = await SayAsync(new SilentSynthesizer(new TestVoiceOptions { SamplesPerPiece = 480 }));
        pieces.ShouldAllBe(length => length == 480);
        pieces.Count.ShouldBe(9);
    }

    [Fact]
    public async Task Tone_Words_SoundAndBeginAndEndAtZero()
    {
        var (samples, marks, _) = await SayAsync(new ToneSynthesizer());
        foreach (var mark in marks)
        {
            var word = samples[(int)mark.SampleOffset..][..1440];
            word[0].ShouldBe((short)0);
            word[^1].ShouldBe((short)0);
            word.Max().ShouldBeInRange((short)7000, (short)8000);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1440)]
    public async Task Tone_Samples_DoNotDependOnThePieces(int samplesPerPiece)
    {
        var whole = await SayAsync(new ToneSynthesizer());
        var cut = await SayAsync(new ToneSynthesizer(new TestVoiceOptions { SamplesPerPiece = samplesPerPiece }));
        cut.Samples.ShouldBe(whole.Samples);
        cut.Marks.ShouldBe(whole.Marks);
    }

    [Fact]
    public async Task Tone_RateAndPitch_ChangeIt()
    {
        var plain = await SayAsync(new ToneSynthesizer());
        (await SayAsync(new ToneSynthesizer(), rate: 2)).Samples.Length.ShouldBe(plain.Samples.Length / 2);
        (await SayAsync(new ToneSynthesizer(), pitch: 2)).Samples.ShouldNotBe(plain.Samples);
    }

    [Fact]
    public async Task Tone_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => SayAsync(new ToneSynthesizer(), cancellationToken: stop.Token));
    }

    [Fact]
    public async Task Tone_OfAForeignVoice_IsRefused()
    {
        var request = new SpeechRequest { Voice = new SilentSynthesizer().Voices[0], Text = "x" };
        var stream = new ToneSynthesizer().SynthesizeAsync(request, CancellationToken.None).GetAsyncEnumerator();
        (await Should.ThrowAsync<EngineException>(() => stream.MoveNextAsync().AsTask())).Failure.ShouldBe(EngineFailure.Refused);
        await stream.DisposeAsync();
    }

    private static async Task<(short[] Samples, List<WordMark> Marks, List<int> Pieces)> SayAsync(
        ISynthesizer engine, double rate = 1, double pitch = 1, CancellationToken cancellationToken = default)
    {
        var request = new SpeechRequest { Voice = engine.Voices.Single(), Text = Text, Rate = rate, Pitch = pitch };
        var (samples, marks, pieces) = (new List<short>(), new List<WordMark>(), new List<int>());
        await foreach (var chunk in engine.SynthesizeAsync(request, cancellationToken))
        {
            chunk.Marks.ShouldAllBe(mark => mark.SampleOffset >= samples.Count);
            samples.AddRange(chunk.Samples.Span);
            marks.AddRange(chunk.Marks);
            pieces.Add(chunk.Samples.Length);
        }

        return ([.. samples], marks, pieces);
    }
}
