using System.Text;
using System.Text.Json;
using Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;

/// <summary>The lines of polly.md §3.3, to the byte.</summary>
public sealed class SpeechMarkLinesTests
{
    private readonly CollectingOutput _output = new();

    [Fact]
    public async Task Marks_AreWrittenAsAmazonWritesThem()
    {
        const string Text = "Mary had a little lamb.";
        var lines = await WriteAsync(
            Text,
            new(SpeechMarkKinds.Sentence, TimeSpan.Zero, 0, 23, null),
            new(SpeechMarkKinds.Word, TimeSpan.FromMilliseconds(6), 0, 4, null),
            new(SpeechMarkKinds.Viseme, TimeSpan.FromMilliseconds(6.9), 0, 0, "@"),
            new(SpeechMarkKinds.Word, TimeSpan.FromMilliseconds(373), 5, 8, null),
            new(SpeechMarkKinds.Viseme, TimeSpan.FromMinutes(10), 0, 0, "sil"));

        lines.ShouldBe(
            """
            {"time":0,"type":"sentence","start":0,"end":23,"value":"Mary had a little lamb."}
            {"time":6,"type":"word","start":0,"end":4,"value":"Mary"}
            {"time":6,"type":"viseme","value":"@"}
            {"time":373,"type":"word","start":5,"end":8,"value":"had"}
            {"time":600000,"type":"viseme","value":"sil"}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Positions_AreBytesOfUtf8_AndTheValueIsTheTextThere()
    {
        const string Text = "<speak>Hé 🌍 &amp; “co”\n<mark name=\"a&lt;b\"/>日本。</speak>";
        var (start, end) = (7, Text.Length - 8);
        var globe = Text.IndexOf("🌍", StringComparison.Ordinal);
        var tag = Text.IndexOf("<mark", StringComparison.Ordinal);
        var nihon = Text.IndexOf('日', StringComparison.Ordinal);

        var lines = await WriteAsync(
            Text,
            new(SpeechMarkKinds.Sentence, TimeSpan.Zero, start, end, null),
            new(SpeechMarkKinds.Word, TimeSpan.Zero, start, start + 2, null),
            new(SpeechMarkKinds.Word, TimeSpan.Zero, globe, globe + 2, null),
            new(SpeechMarkKinds.Ssml, TimeSpan.Zero, tag, nihon, "a<b"),
            new(SpeechMarkKinds.Word, TimeSpan.Zero, nihon, nihon + 2, null));

        var bytes = Encoding.UTF8.GetBytes(Text);
        var marks = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        string At(JsonElement mark) => Encoding.UTF8.GetString(bytes[mark.GetProperty("start").GetInt32()..mark.GetProperty("end").GetInt32()]);
        foreach (var mark in marks.Where(m => m.GetProperty("type").GetString() != "ssml")) mark.GetProperty("value").GetString().ShouldBe(At(mark));
        marks.Select(m => m.GetProperty("value").GetString()).ShouldBe([Text[start..end], "Hé", "🌍", "a<b", "日本"]);
        At(marks[3]).ShouldBe("<mark name=\"a&lt;b\"/>");
    }

    [Fact]
    public async Task Escapes_AreTheFewThatJsonNeeds()
    {
        const string Text = "\"a\\b\"\té🌍日'<&>/\u2028\n\u0001";

        var line = await WriteAsync(Text, new SpeechMark(SpeechMarkKinds.Word, TimeSpan.Zero, 0, Text.Length, null));

        JsonDocument.Parse(line).RootElement.GetProperty("value").GetString().ShouldBe(Text);
        line.ShouldContain("""\"a\\b\"\té""");
        line.ShouldContain("🌍日'<&>/");
    }

    [Fact]
    public async Task Lines_LeaveWithTheAudioThatTheyAreOf()
    {
        var marks = new SpeechMarkLines("One. Two.", SpeechMarkKinds.Word, _output);
        await marks.WriteAsync(new SpeechMark(SpeechMarkKinds.Word, TimeSpan.Zero, 0, 3, null), default);
        _output.Parts.ShouldBeEmpty();

        await ((ISpeechOutput)marks).WriteAsync(new byte[10], default);
        await ((ISpeechOutput)marks).WriteAsync(new byte[10], default);
        await marks.WriteAsync(new SpeechMark(SpeechMarkKinds.Word, TimeSpan.FromSeconds(1), 5, 8, null), default);
        await marks.FlushAsync(default);

        _output.Parts.ShouldBe(
        [
            """{"time":0,"type":"word","start":0,"end":3,"value":"One"}""" + "\n",
            """{"time":1000,"type":"word","start":5,"end":8,"value":"Two"}""" + "\n",
        ]);
    }

    [Fact]
    public async Task SlowReader_MarksGoOnWhileAPartIsOnItsWay()
    {
        var taken = new TaskCompletionSource();
        _output.Taken = taken.Task;
        var marks = new SpeechMarkLines("One. Two.", SpeechMarkKinds.Word, _output);
        await marks.WriteAsync(new SpeechMark(SpeechMarkKinds.Word, TimeSpan.Zero, 0, 3, null), default);
        var sending = ((ISpeechOutput)marks).WriteAsync(new byte[10], default);
        await marks.WriteAsync(new SpeechMark(SpeechMarkKinds.Word, TimeSpan.FromSeconds(1), 5, 8, null), default);
        taken.SetResult();
        await sending;
        await marks.FlushAsync(default);

        string.Concat(_output.Parts).ShouldBe(
            """{"time":0,"type":"word","start":0,"end":3,"value":"One"}""" + "\n" + """{"time":1000,"type":"word","start":5,"end":8,"value":"Two"}""" + "\n");
    }

    [Fact]
    public void Utf8Offsets_InAnyOrder_AreThoseOfTheEncodedText()
    {
        const string Text = "aé日🌍b🌍🌍éé日a";
        var offsets = new Utf8Offsets(Text);
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var unit = random.Next(Text.Length + 1);
            var whole = unit < Text.Length && char.IsLowSurrogate(Text[unit]) ? unit - 1 : unit;
            offsets.At(unit).ShouldBe(Encoding.UTF8.GetByteCount(Text[..whole]));
        }
    }

    private async Task<string> WriteAsync(string text, params SpeechMark[] written)
    {
        var marks = new SpeechMarkLines(text, SpeechMarkKinds.Word, _output);
        foreach (var mark in written) await marks.WriteAsync(mark, default);
        await marks.FlushAsync(default);
        return string.Concat(_output.Parts);
    }

    private sealed class CollectingOutput : ISpeechOutput
    {
        public List<string> Parts { get; } = [];

        /// <summary>When the reader has taken a part; only then its memory is read, as a socket would.</summary>
        public Task Taken { get; set; } = Task.CompletedTask;

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
        {
            await Taken;
            Parts.Add(Encoding.UTF8.GetString(audio.Span));
        }
    }
}
