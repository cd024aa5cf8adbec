using System.Globalization;
using System.Diagnostics;
using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Streams;

/// <summary>
/// What a listener of a language model gains: words as they come into one stream, against a stream for each finished sentence.
/// </summary>
internal sealed class WordStreamBenchmark : IBenchmark
{
    private static readonly TimeSpan WordInterval = TimeSpan.FromMilliseconds(30);

    private static readonly string[] Sentences =
    [
        "When the first letters came down the river, nobody in the valley could read them, so the children learned before their parents "
            + "did.",
        "They read aloud in the evenings.",
        "The mill stopped at five, the lamps were lit, and for an hour there was no sound in the street except one small voice.",
        "Some letters were about money, which was dull, and some were about the sea.",
        "An old carpenter, who had never left the valley, asked to hear the one about the storm again and again, until every child knew it "
            + "by heart.",
        "It was the kind of listening that changes the one who reads.",
        "By winter they had begun to answer, slowly at first, with many corrections, and then in long pages that no one dared to shorten.",
    ];

    public string Name => "c";

    public string Title => "970 words at 30 ms a word: one duplex stream against one stream a sentence, waited for one after another";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var words = settings.IsJudged ? 970 : 30;
        using var host = await HostProcess.StartAsync("espeak");
        using var http = ExchangeRounds.Connection();
        var options = new SynthesisStreamOptions
        {
            Endpoint = new Uri($"http://127.0.0.1:{host.Port}"),
            AccessKeyId = BenchStream.AccessKeyId,
            SecretAccessKey = SignedEvents.Secret,
        };
        await SpeakAsync(options, http, ["One two three."], TimeSpan.Zero, new Tally());
        return [await DuplexAsync(options, http, words), await SentenceBySentenceAsync(options, http, words)];
    }

    private static async Task<BenchRow> DuplexAsync(SynthesisStreamOptions options, HttpMessageInvoker http, int count)
    {
        var tally = new Tally();
        await SpeakAsync(options, http, Words(count), WordInterval, tally);
        return tally.Row("one duplex stream");
    }

    // The words go on arriving while a sentence is waited for: the model does not wait.
    private static async Task<BenchRow> SentenceBySentenceAsync(SynthesisStreamOptions options, HttpMessageInvoker http, int count)
    {
        var tally = new Tally();
        var (sentence, arrived) = ("", 0);
        foreach (var word in Words(count))
        {
            sentence += word;
            arrived++;
            if (!word.TrimEnd().EndsWith('.') && arrived < count) continue;
            var due = (arrived * WordInterval) - tally.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due);
            await SpeakAsync(options, http, [sentence], TimeSpan.Zero, tally);
            sentence = "";
        }

        return tally.Row("a stream a sentence");
    }

    private static async Task SpeakAsync(
        SynthesisStreamOptions options, HttpMessageInvoker http, IEnumerable<string> texts, TimeSpan interval, Tally tally)
    {
        tally.Calls++;
        await using var stream = SynthesisStream.Open(options, http);
        var listening = ListenAsync(stream, tally);
        var sent = 0;
        foreach (var text in texts)
        {
            var due = (++sent * interval) - tally.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due);
            await stream.SendTextAsync(text);
        }

        await stream.CompleteAsync();
        await listening;
    }

    private static async Task ListenAsync(SynthesisStream stream, Tally tally)
    {
        await foreach (var audio in stream.ReadAudioAsync())
        {
            tally.FirstAudio ??= tally.Elapsed;
            tally.Bytes += audio.Length;
        }
    }

    private static IEnumerable<string> Words(int count) =>
        Enumerable.Repeat(Sentences, 1 + (count / 100)).SelectMany(s => s).SelectMany(s => s.Split(' ')).Take(count)
            .Select(word => word + " ");

    private sealed class Tally
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

        public TimeSpan? FirstAudio { get; set; }

        public long Bytes { get; set; }

        public int Calls { get; set; }

        public BenchRow Row(string name)
        {
            var total = Elapsed;
            return new BenchRow(name, string.Create(
                CultureInfo.InvariantCulture,
                $"first audio {FirstAudio!.Value.TotalMilliseconds,6:0} ms   total {total.TotalSeconds,6:0.00} s   "
                + $"{Bytes,9} B ({Bytes / 32000.0:0.0} s of speech)   {Calls,3} calls"));
        }
    }
}
