using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using System.Text;
using System.Text.Json;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi.Lexicons;
using Antiphon.Speech.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Speech marks as a client gets them: the engine says a word every 60 ms.</summary>
public sealed class SpeechMarkTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task PlainText_HasItsSentencesAndWords()
    {
        var answer = await MarksAsync("Mary had a lamb. It was small.", ["sentence", "word"]);

        answer.ContentType.ShouldBe("application/x-json-stream");
        answer.Headers["x-amzn-requestcharacters"].ShouldBe("30");
        answer.Text.ShouldBe(
            """
            {"time":0,"type":"sentence","start":0,"end":16,"value":"Mary had a lamb."}
            {"time":0,"type":"word","start":0,"end":4,"value":"Mary"}
            {"time":60,"type":"word","start":5,"end":8,"value":"had"}
            {"time":120,"type":"word","start":9,"end":10,"value":"a"}
            {"time":180,"type":"word","start":11,"end":15,"value":"lamb"}
            {"time":240,"type":"sentence","start":17,"end":30,"value":"It was small."}
            {"time":240,"type":"word","start":17,"end":19,"value":"It"}
            {"time":300,"type":"word","start":20,"end":23,"value":"was"}
            {"time":360,"type":"word","start":24,"end":29,"value":"small"}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Document_TellsOfItsMarks_AndPlacesAreItsOwn()
    {
        const string Text = "<speak>Héllo 🌍 you &amp; <mark name=\"here\"/>me.</speak>";

        var marks = Read(await MarksAsync(Text, ["word", "ssml"], ssml: true));

        var bytes = Encoding.UTF8.GetBytes(Text);
        foreach (var word in marks.Where(m => m.Type == "word")) Encoding.UTF8.GetString(bytes[word.Start..word.End]).ShouldBe(word.Value);
        marks.Where(m => m.Type == "word").Select(m => m.Value).ShouldBe(["Héllo", "🌍", "you", "&amp;", "me"]);
        var here = marks.Single(m => m.Type == "ssml");
        here.Value.ShouldBe("here");
        Encoding.UTF8.GetString(bytes[here.Start..here.End]).ShouldBe("<mark name=\"here\"/>");
        here.Time.ShouldBe(marks[^1].Time, "the onset of the word behind it");
    }

    [Fact]
    public async Task PlainText_AndTheSameInSpeak_HaveTheSameMarks_MovedByTheTag()
    {
        const string Text = "Größe zählt: 日本 and 3 times more. Does it? Yes!";

        var plain = Read(await MarksAsync(Text, ["sentence", "word", "viseme"]));
        var document = Read(await MarksAsync($"<speak>{Text}</speak>", ["sentence", "word", "viseme"], ssml: true));

        plain.Count.ShouldBeGreaterThan(10);
        document.Select(m => m with { Start = m.Start < 0 ? -1 : m.Start - 7, End = m.End < 0 ? -1 : m.End - 7 }).ShouldBe(plain);
    }

    [Fact]
    public async Task Lexicon_ChangesWhatIsSaid_NotWhatAMarkShows()
    {
        var store = _server.Services.GetRequiredService<FileLexiconStore>();
        await store.PutAsync(new AccountScope(_server.Key.Account, "us-east-1"), "w3c", Pls.Of("W3C", "World Wide Web Consortium"), TestServer.Patience);

        var marks = Read(await MarksAsync("The W3C met.", ["word"], lexicon: "w3c"));

        marks.Select(m => m.Value).ShouldBe(["The", "W3C", "met"]);
        marks[2].Time.ShouldBe(60 * 5, "four words were said for one");
    }

    [Fact]
    public async Task Types_ThatWereNotAskedFor_AreNotTold()
    {
        foreach (var type in new[] { "sentence", "word", "ssml" })
        {
            var marks = Read(await MarksAsync("<speak>One <mark name=\"a\"/>two. Three.</speak>", [type], ssml: true));
            marks.ShouldNotBeEmpty(type);
            marks.ShouldAllBe(mark => mark.Type == type);
        }
    }

    [Fact]
    public async Task Times_AreInOrder_AndWithinTheAudio()
    {
        const string Text = "One two, three four five. <break time=\"700ms\"/> Six! <p>Seven eight</p> nine.";
        using var caller = new SignedCaller(_server);
        var audio = await caller.SpeakAsync(new { OutputFormat = "pcm", SampleRate = "16000", Text = $"<speak>{Text}</speak>", TextType = "ssml", VoiceId = "Joanna" });

        var marks = Read(await MarksAsync($"<speak>{Text}</speak>", ["sentence", "word", "viseme"], ssml: true));

        marks.Select(m => m.Time).ShouldBe(marks.Select(m => m.Time).Order());
        marks[^1].Time.ShouldBeLessThanOrEqualTo(audio.Body.Length / 32);
    }

    [Fact]
    public async Task Audio_IsCutOffUnderAws()
    {
        var limits = PollyLimits.Local with { MaxAudioPerCall = TimeSpan.FromSeconds(1) };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()], Polly = limits });
        using var caller = new SignedCaller(server);

        var answer = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = string.Concat(Enumerable.Repeat("Word. ", 100)), VoiceId = "Joanna" });

        answer.Status.ShouldBe(200);
        answer.Body.Length.ShouldBe(2 * 16_000);
    }

    private async Task<Answer> MarksAsync(string text, string[] types, bool ssml = false, string? lexicon = null)
    {
        using var caller = new SignedCaller(_server);
        var answer = await caller.SpeakAsync(new
        {
            OutputFormat = "json", Text = text, TextType = ssml ? "ssml" : "text", VoiceId = "Joanna", SpeechMarkTypes = types, LexiconNames = lexicon is null ? [] : new[] { lexicon },
        });
        answer.Status.ShouldBe(200, answer.Text);
        return answer;
    }

    private static List<Mark> Read(Answer answer)
    {
        answer.Text.ShouldEndWith("\n");
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Mark.Read(JsonDocument.Parse(line).RootElement))];
    }

    private sealed record Mark(long Time, string Type, int Start, int End, string Value)
    {
        public static Mark Read(JsonElement json) => new(
            json.GetProperty("time").GetInt64(),
            json.GetProperty("type").GetString()!,
            json.TryGetProperty("start", out var start) ? start.GetInt32() : -1,
            json.TryGetProperty("end", out var end) ? end.GetInt32() : -1,
            json.GetProperty("value").GetString()!);
    }
}
