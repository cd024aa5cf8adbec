using Antiphon.Audio;
using Antiphon.Audio.Encoding;
using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Sessions;

public sealed class SpeechSessionTests
{
    [Fact]
    public async Task Text_OfSeveralSentences_BecomesOneRunOfAudioInOrder()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("One is here. Two is ");
        await rehearsal.SayAsync("here. Three is here.");
        await rehearsal.EndAsync();

        rehearsal.Engine.Pieces.ShouldBe(["One is here.", "Two is here.", "Three is here."]);
        rehearsal.Output.Samples.ShouldBe(
            [.. Enumerable.Repeat((short)1, 1600), .. Enumerable.Repeat((short)2, 1600), .. Enumerable.Repeat((short)3, 1600)]);
        rehearsal.Output.Writes.ShouldBe(6);   // every chunk leaves at once
        rehearsal.Session.Spoken.ShouldBe(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task Flush_MidSentence_IsSpokenWithoutWaiting()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Session.HasSpoken.ShouldBeFalse();
        await rehearsal.SayAsync("half a sen", flush: true);
        (await rehearsal.NextPieceAsync()).ShouldBe("half a sen");
        await rehearsal.SayAsync("", flush: true);
        await rehearsal.SayAsync("tence and more");
        await rehearsal.SayAsync("", flush: true);
        (await rehearsal.NextPieceAsync()).ShouldBe("tence and more");
        rehearsal.Session.HasSpoken.ShouldBeTrue();
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Complete_Discarding_SpeaksWhatIsWholeOrFlushedAndNothingElse()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("flushed words", flush: true);
        await rehearsal.SayAsync(" This is whole. This is not");
        await rehearsal.EndAsync(discardIncomplete: true);

        rehearsal.Engine.Pieces.ShouldBe(["flushed words", "This is whole."]);
        rehearsal.Output.Samples.Length.ShouldBe(2 * 1600);
    }

    [Fact]
    public async Task Ssml_BetweenPlainTexts_KeepsItsPlace()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("Plain before");
        await rehearsal.SaySsmlAsync("<speak>Marked one<break time='100ms'/>marked two</speak>");
        await rehearsal.SayAsync("Plain after");
        await rehearsal.EndAsync();

        rehearsal.Engine.Pieces.ShouldBe(["Plain before", "Marked one", "marked two", "Plain after"]);
        rehearsal.Output.Samples.Chunk(1600).Select(chunk => (int)chunk[0]).ShouldBe([1, 2, 0, 3, 4]);
    }

    [Theory]
    [InlineData("300ms", 16_000, 4_800)]
    [InlineData("1.5s", 16_000, 24_000)]
    [InlineData("7ms", 16_000, 112)]
    [InlineData("10s", 16_000, 160_000)]
    [InlineData("300ms", 8_000, 2_400)]
    [InlineData("300ms", 24_000, 7_200)]
    public async Task Pause_OfAnyLength_IsThatMuchDigitalSilence(string pause, int rate, int samples)
    {
        using var rehearsal = new Rehearsal(format: new AudioFormat(AudioCodec.Pcm, rate));
        await rehearsal.SaySsmlAsync($"<speak><break time='{pause}'/></speak>");
        await rehearsal.EndAsync();

        rehearsal.Engine.Pieces.ShouldBeEmpty();
        rehearsal.Output.Samples.Length.ShouldBe(samples);
        rehearsal.Output.Samples.ShouldAllBe(sample => sample == 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("... — !")]
    public async Task Text_WithNothingToSay_GivesNotEvenAContainer(string text)
    {
        foreach (var codec in Enum.GetValues<AudioCodec>().Where(AudioEncoders.IsAvailable))
        {
            using var rehearsal = new Rehearsal(format: new AudioFormat(codec, 8_000));
            await rehearsal.SayAsync(text, flush: true);
            await rehearsal.SaySsmlAsync("<speak><break strength='none'/></speak>");
            await rehearsal.EndAsync();
            rehearsal.Output.Writes.ShouldBe(0, $"{codec}");
            rehearsal.Session.HasSpoken.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Engine_ThatMakesNoSound_GivesNotEvenAContainer()
    {
        foreach (var codec in Enum.GetValues<AudioCodec>().Where(AudioEncoders.IsAvailable))
        {
            using var rehearsal = new Rehearsal(new FakeSynthesizer { ChunkLength = 0 }, format: new AudioFormat(codec, 8_000));
            await rehearsal.SayAsync("Hello.");
            await rehearsal.EndAsync();
            rehearsal.Engine.Pieces.ShouldBe(["Hello."]);
            rehearsal.Output.Writes.ShouldBe(0, $"{codec}");
        }
    }

    [Fact]
    public async Task Engine_Failing_SurfacesAfterTheAudioBeforeIt()
    {
        var failure = new EngineException(EngineFailure.WorkerDied, "gone");
        using var rehearsal = new Rehearsal(new FakeSynthesizer
        {
            BeforeChunk = (piece, chunk, _) => (piece, chunk) == (2, 2) ? Task.FromException(failure) : Task.CompletedTask,
        });
        await rehearsal.SayAsync("One is here. Two is here. Three is here.", flush: true);

        (await Should.ThrowAsync<EngineException>(rehearsal.Run)).ShouldBeSameAs(failure);
        rehearsal.Output.Samples.ShouldBe([.. Enumerable.Repeat((short)1, 1600), .. Enumerable.Repeat((short)2, 800)]);
        rehearsal.Engine.Pieces.Count.ShouldBe(2);
        rehearsal.Session.Spoken.ShouldBe(TimeSpan.FromMilliseconds(150));
    }
}
