using Antiphon.Bench.Against;

namespace Antiphon.Bench.Tests.Against;

/// <summary>Each table is what a program printed.</summary>
public sealed class TableReaderTests
{
    private const string Decode = """
        a1: decode outer and inner frame, against AWSSDK.Core's EventStreamMessage.FromBuffer; goal: 10 times faster, 0 B an event
          64 B payload    ours    1386 ns     0 B   peer    3364 ns  1632 B   ratio  0.412   2.4x faster   >= 10x, 0 B  FAIL
          4096 B payload  ours    5290 ns     8 B   peer  176359 ns  9696 B   ratio  0.030   33.3x faster  >= 10x, 0 B  PASS

        """;

    private const string Exchange = """
        b: a forced 320 B TextEvent to its 320 B of audio, against a raw HTTP/2 echo of the same frame sizes; goal: p50 at most 2 times
          1 connection x 1 streams  ours p50 2304 µs (p99 544839 of 5)   echo p50   1881 µs   ratio  1.22   client 11398 B each  <= 2  PASS
        """;

    private const string Words = """
        c: 970 words at 30 ms a word: one duplex stream against one stream a sentence, waited for one after another
          one duplex stream    first audio    312 ms   total   0.97 s      286218 B (8.9 s of speech)     1 calls
          a stream a sentence  first audio    733 ms   total   0.93 s      286218 B (8.9 s of speech)     3 calls
        """;

    private const string Idle = """
        d: 1,000 idle streams on 10 connections; goal: at most 50 KB of resident memory each; what they do to (b) is printed
          50 idle streams  67.1 KB resident each                                 <= 50 KB  not judged
          (b) among them   p50 287 µs, p99 431 µs of 5, 2.39 times the echo
        """;

    private const string FirstSound = """
        e: the voice in the box through the whole server over TLS against a Piper voice in sherpa-onnx, in process; one thread each
          10 words, first audio  ours   10.2 ms   peer    251 ms    24.6 times sooner  >= 15 times  PASS
          audio per CPU second   ours  26.5 s    peer    4.1 s      6.5 times more   >= 5 times   PASS
        """;

    private const string FirstSoundAlone = """
        e: the voice in the box through the whole server over TLS against a Piper voice in sherpa-onnx, in process; one thread each
          peer                   not compared: sherpa-onnx is not installed (./bench.sh does that)
          10 words, first audio  ours 40.2 ms
          audio per CPU second   ours 26 s
        """;

    private const string Load = """
        f: real-time streams over TLS, pcm 24 kHz, server on one core, client on
          run 1                                  60 streams: 0 underruns of 0 listeners, core 61% busy
          60 streams                             3 of 3 runs without an underrun                       >= 2 of 3   PASS
          more                                   80 streams: 0 underruns of 0 listeners, core 81% busy
          more                                   90 streams: 4 underruns of 2 listeners, core 96% busy
          newcomers among 64, earliest deadline  median 33.9 ms, p99 36 ms of 4; 64 streams: 0 underruns of 0 listeners, core 68% busy
          newcomers among 64, first come         median 470.0 ms, p99 640 ms of 4; 64 streams: 1 underruns of 1 listeners, core 69% busy
          first audio                            13.9 times sooner                                     >= 5 times  PASS
        """;

    private const string Memory = """
        g: 20 minutes of streams that come and go at full load; goal: over the second half at most 1 MB of resident memory per 1,000 streams
          streams          5403, of them 2650 in the second half
          resident memory  181 to 196 MB in the second half
          growth           -0.14 MB per 1,000 streams             <= 1 MB  PASS
        """;

    private const string Flood = """
        h: first audio of a newcomer among 30 streams of long paragraphs on one
          by deadline  p50 43.7 ms, longest 44.7 ms of 40; 54 of the flood's chunks came too late
          by arrival   p50 2946.3 ms, longest 2947.3 ms of 40; 13 of the flood's chunks came too late
          sooner       67.5 times                                                                      >= 4  PASS
        """;

    private const string Steps = """
        i: 40 words by the voice in the box in the steps of a stream against the
          a later piece                     steps 182.3 ms   whole 212.7 ms   ratio 0.86   12.2 s of audio  <= 1.35 times  PASS
          a whole session, managed memory   19932 bytes a second of audio
        """;

    private const string Encoders = """
        j: encode 24 kHz speech, against the bare library on the same samples;
          mp3  ours  155608 ns  0 B   peer  154440 ns  0 B   ratio  1.008   0.1556 % (at 24000 Hz) of a core  <= 1.2, 0 B  PASS
          mulaw 8 kHz  0.0075 % (at 8000 Hz) of a core  < 0.05 %, 0 B  PASS
          flac         0.1575 % (at 24000 Hz) of a core
        """;

    private const string Calls = """
        k: SynthesizeSpeech of 40 words over TLS: first byte against the whole; goal: within a third
          pcm  first byte 20.8 ms of 152 ms, 0.135 of the whole  <= 0.333  PASS
        """;

    [Fact]
    public void Table_OfAComparisonWithAPeer_JudgesOurTimeRatioAndMemory()
    {
        Read("a1", Decode, "64 B payload").ShouldBe(
        [
            ("ours ns", 1386, Direction.LowerIsBetter),
            ("ours bytes", 0, Direction.Allocation),
            ("peer ns", 3364, Direction.None),
            ("ratio to the peer", 0.412, Direction.LowerIsBetter),
        ]);
        Read("a1", Decode, "4096 B payload").ShouldContain(("ours bytes", 8, Direction.Allocation));
    }

    [Fact]
    public void Table_OfExchanges_JudgesTheMedianAndTheClientsMemory() => Read("b", Exchange, "1 connection x 1 streams").ShouldBe(
    [
        ("ratio to the peer", 1.22, Direction.LowerIsBetter),
        ("ours p50 µs", 2304, Direction.LowerIsBetter),
        ("ours p99 µs", 544839, Direction.None),
        ("echo p50 µs", 1881, Direction.None),
        ("client bytes each", 11398, Direction.Allocation),
    ]);

    [Fact]
    public void Table_OfWords_JudgesTheDuplexStreamAlone()
    {
        Read("c", Words, "one duplex stream").ShouldBe(
            [("first audio ms", 312, Direction.LowerIsBetter), ("total s", 0.97, Direction.LowerIsBetter)]);
        Read("c", Words, "a stream a sentence").ShouldAllBe(figure => figure.Direction == Direction.None);
    }

    [Fact]
    public void Table_OfIdleStreams_JudgesMemoryAndTheMedian()
    {
        Read("d", Idle, "50 idle streams").ShouldBe([("KB resident each", 67.1, Direction.LowerIsBetter)]);
        Read("d", Idle, "(b) among them").ShouldBe(
            [("p50 µs", 287, Direction.LowerIsBetter), ("p99 µs", 431, Direction.None), ("times the echo", 2.39, Direction.LowerIsBetter)]);
    }

    [Fact]
    public void Table_OfTheFirstSound_KnowsThatMoreAudioIsBetter()
    {
        Read("e", FirstSound, "10 words, first audio").ShouldBe(
        [
            ("ours ms", 10.2, Direction.LowerIsBetter),
            ("peer ms", 251, Direction.None),
            ("times sooner", 24.6, Direction.HigherIsBetter),
        ]);
        Read("e", FirstSound, "audio per CPU second").ShouldBe(
        [
            ("ours, s of audio", 26.5, Direction.HigherIsBetter),
            ("peer, s of audio", 4.1, Direction.None),
            ("times more audio", 6.5, Direction.HigherIsBetter),
        ]);
    }

    [Fact]
    public void Table_WithoutThePeer_HasOurFigures()
    {
        Read("e", FirstSoundAlone, "peer").ShouldBeEmpty();
        Read("e", FirstSoundAlone, "10 words, first audio").ShouldBe([("ours ms", 40.2, Direction.LowerIsBetter)]);
        Read("e", FirstSoundAlone, "audio per CPU second").ShouldBe([("ours, s of audio", 26, Direction.HigherIsBetter)]);
    }

    [Fact]
    public void Table_OfLoad_NumbersRowsOfOneNameAndLeavesThePeersOrderUnjudged()
    {
        Read("f", Load, "run 1").ShouldBe([("underruns", 0, Direction.LowerIsBetter), ("core busy %", 61, Direction.LowerIsBetter)]);
        Read("f", Load, "60 streams").ShouldBe([("clean runs", 3, Direction.HigherIsBetter)]);
        Read("f", Load, "more").ShouldContain(("core busy %", 81, Direction.LowerIsBetter));
        Read("f", Load, "more (2)").ShouldContain(("underruns", 4, Direction.LowerIsBetter));
        Read("f", Load, "newcomers among 64, earliest deadline").ShouldContain(("newcomers' median ms", 33.9, Direction.LowerIsBetter));
        Read("f", Load, "newcomers among 64, first come").ShouldAllBe(figure => figure.Direction == Direction.None);
        Read("f", Load, "first audio").ShouldBe([("times sooner", 13.9, Direction.HigherIsBetter)]);
    }

    [Fact]
    public void Table_OfMemory_ReadsNegativeGrowth()
    {
        Read("g", Memory, "streams").ShouldBe([("streams in the second half", 2650, Direction.HigherIsBetter)]);
        Read("g", Memory, "resident memory").ShouldBe([("largest memory MB", 196, Direction.LowerIsBetter)]);
        Read("g", Memory, "growth").ShouldBe([("growth MB per 1,000 streams", -0.14, Direction.None)]);
    }

    [Fact]
    public void Table_OfTheFlood_JudgesTheDeadlineOrder()
    {
        Read("h", Flood, "by deadline").ShouldContain(("p50 ms", 43.7, Direction.LowerIsBetter));
        Read("h", Flood, "by arrival").ShouldAllBe(figure => figure.Direction == Direction.None);
        Read("h", Flood, "sooner").ShouldBe([("times sooner", 67.5, Direction.HigherIsBetter)]);
    }

    [Fact]
    public void Table_OfSteps_JudgesTimesAndMemory()
    {
        Read("i", Steps, "a later piece").ShouldBe(
        [
            ("ratio to the peer", 0.86, Direction.LowerIsBetter),
            ("steps ms", 182.3, Direction.LowerIsBetter),
            ("whole ms", 212.7, Direction.LowerIsBetter),
        ]);
        Read("i", Steps, "a whole session, managed memory").ShouldBe([("bytes a second of audio", 19932, Direction.Allocation)]);
    }

    [Fact]
    public void Table_OfEncoders_DoesNotTakeAGoalForAFigure()
    {
        Read("j", Encoders, "mp3").ShouldContain(("ratio to the peer", 1.008, Direction.LowerIsBetter));
        Read("j", Encoders, "mulaw 8 kHz").ShouldBe([("% of a core", 0.0075, Direction.LowerIsBetter)]);
        Read("j", Encoders, "flac").ShouldBe([("% of a core", 0.1575, Direction.LowerIsBetter)]);
    }

    [Fact]
    public void Table_OfCalls_JudgesFirstByteWholeAndShare() => Read("k", Calls, "pcm").ShouldBe(
    [
        ("first byte ms", 20.8, Direction.LowerIsBetter),
        ("whole ms", 152, Direction.LowerIsBetter),
        ("share of the whole", 0.135, Direction.LowerIsBetter),
    ]);

    [Fact]
    public void Table_AmongOthers_IsFoundByItsName() =>
        TableReader.Read("h", Decode + "\n" + Flood + "\n\n" + Calls).ShouldContain(figure => figure.Case == "by deadline");

    [Theory]
    [InlineData("")]
    [InlineData("a1: a title and nothing else\n")]
    [InlineData("a1: a title\n  case  figures in words\n")]
    public void Table_WithoutFigures_IsAnError(string printed) => Should.Throw<FormatException>(() => TableReader.Read("a1", printed));

    private static (string Name, double Value, Direction Direction)[] Read(string benchmark, string printed, string row) =>
    [
        .. TableReader.Read(benchmark, printed).Where(figure => figure.Case == row)
            .Select(figure => (figure.Name, figure.Value, figure.Direction)),
    ];
}
