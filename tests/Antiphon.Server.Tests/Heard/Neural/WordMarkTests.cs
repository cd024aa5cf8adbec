using Antiphon.Audio;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Sessions;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Tests.Heard.Neural;

/// <summary>Through a session, whatever its text comes in, each word is told of once, in order, where it stands in the stream's text.</summary>
public sealed class WordMarkTests(NeuralVoiceFixture fixture) : IClassFixture<NeuralVoiceFixture>
{
    private const int Rate = 24_000;

    private static readonly AudioFormat Format = new(AudioCodec.Pcm, Rate);

    [Fact]
    public async Task Marks_OfPlainTextInParts_CoverEachWordOnce()
    {
        string[] parts =
        [
            "The harbour lights went ", "out one by one, bef", "ore the storm arrived. ", "It cost $12.99; nobody paid! Dr. Smith, who ",
            "had come at noon, closed his shutters", " and said: “Good night.” Then it rained.",
        ];
        var spoken = await SpeakAsync(async session =>
        {
            foreach (var part in parts) await session.AppendAsync(part, flush: false, CancellationToken.None);
        });

        spoken.Requests.Count.ShouldBeGreaterThan(3);
        ShouldCoverEachWord(string.Concat(parts), spoken);
    }

    [Fact]
    public async Task Marks_OfSsmlWithBreaks_CoverEachWordOnceAndTheBreaksAreBetween()
    {
        const string text = "The lights went out, one by one. Nobody could say who had sent the boat. Then it rained all night.";
        const string ssml = "<speak>The lights went out, <break time=\"300ms\"/>one by one. <p>Nobody could say <break time=\"1s\"/>who had sent "
            + "<s>the boat.</s></p> Then it <break strength=\"none\"/>rained all night.<break time=\"700ms\"/></speak>";
        var heard = new HeardSamples();
        var spoken = await SpeakAsync(session => session.AppendAsync(SsmlReader.Read(ssml), CancellationToken.None), heard);

        ShouldCoverEachWord(text, spoken);
        var alone = 0;
        foreach (var request in spoken.Requests)
        {
            await foreach (var chunk in fixture.Hibari.SynthesizeAsync(request, CancellationToken.None)) alone += chunk.Samples.Length;
        }

        heard.Count.ShouldBe(alone + (2 * Rate));
    }

    [Fact]
    public async Task Marks_OfPlainTextAroundSsml_CoverEachWordOnce()
    {
        var spoken = await SpeakAsync(async session =>
        {
            await session.AppendAsync("First there was a word and then ", flush: false, CancellationToken.None);
            await session.AppendAsync(SsmlReader.Read("<speak>a pause <break time=\"200ms\"/>of breath, </speak>"), CancellationToken.None);
            await session.AppendAsync("and after that the end.", flush: true, CancellationToken.None);
        });

        ShouldCoverEachWord("First there was a word and then a pause of breath, and after that the end.", spoken);
    }

    private async Task<RecordingSynthesizer> SpeakAsync(Func<SpeechSession, ValueTask> write, HeardSamples? heard = null)
    {
        var recording = new RecordingSynthesizer(fixture.Hibari);
        var setup = new SpeechSessionSetup
        {
            Engine = recording, Voice = recording.Voices[0], Format = Format, Output = heard ?? new HeardSamples(),
        };
        using var session = new SpeechSession(setup, new ManualTime());
        await write(session);
        session.Complete();
        await session.RunAsync(CancellationToken.None);
        return recording;
    }

    // Pieces are verbatim: each stands in the text behind the one before.
    private static void ShouldCoverEachWord(string text, RecordingSynthesizer spoken)
    {
        var words = new List<string>();
        var (pieceStart, pieceEnd, wordEnd) = (0, 0, 0);
        foreach (var piece in spoken.Marks.GroupBy(pair => pair.Request))
        {
            pieceStart = text.IndexOf(piece.Key.Text, pieceEnd, StringComparison.Ordinal);
            pieceStart.ShouldBeGreaterThanOrEqualTo(0, piece.Key.Text);
            pieceEnd = pieceStart + piece.Key.Text.Length;
            foreach (var (_, mark) in piece)
            {
                (pieceStart + mark.TextStart).ShouldBeGreaterThanOrEqualTo(wordEnd);
                wordEnd = pieceStart + mark.TextStart + mark.TextLength;
                words.Add(text.Substring(pieceStart + mark.TextStart, mark.TextLength));
            }

            ShouldFollowEachOther([.. piece.Select(pair => pair.Mark)]);
        }

        words.ShouldBe(text.Split(' ').Select(word => word.Trim(',', '.', ';', ':', '!', '“', '”')));
    }

    private static void ShouldFollowEachOther(WordMark[] marks)
    {
        foreach (var (one, next) in marks.Zip(marks.Skip(1))) one.SampleOffset.ShouldBeLessThan(next.SampleOffset);
    }
}
