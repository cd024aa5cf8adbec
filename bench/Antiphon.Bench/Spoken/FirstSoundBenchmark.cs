using System.Diagnostics;
using Antiphon.Bench.Spoken.Piper;

namespace Antiphon.Bench.Spoken;

/// <summary>How soon and how cheaply the voice in the box speaks, against what a .NET program would use today.</summary>
internal sealed class FirstSoundBenchmark : IBenchmark
{
    /// <summary>A sentence of forty words.</summary>
    public const string FortyWords =
        "When the first boats came back from the islands, the people of the village ran down to the shore with lamps and blankets, because "
            + "nobody had "
        + "expected them before morning and the cold wind was already turning to the north.";

    private const int WarmUps = 12;

    private static readonly Case[] Cases =
    [
        new("10 words", "The harbour lights went out one by one at midnight.", 15, 8),
        new("40 words", FortyWords, 40, 20),
    ];

    public string Name => "e";

    public string Title =>
        "the voice in the box through the whole server over TLS against a Piper voice in sherpa-onnx, in process; one thread each";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        using var peer = PiperPeer.TryOpen(out var missing);
        using var server = await ServerProcess.StartAsync();
        using var http = server.Connect();
        var ours = new ServedVoice(server, http);
        var rows = new List<BenchRow>();
        if (peer is null) rows.Add(new BenchRow("peer", missing));
        var warmUps = settings.IsJudged ? WarmUps : 1;
        foreach (var one in Cases)
        {
            for (var n = 0; n < warmUps; n++) await ours.SayAsync(one.Text);
            peer?.Say(one.Text);
            rows.AddRange(await CompareAsync(one, ours, peer, settings.Rounds));
        }

        rows.Add(await CompareCostAsync(ours, server, peer, settings.IsJudged ? 10 : 1));
        return rows;
    }

    private static async Task<IEnumerable<BenchRow>> CompareAsync(Case one, ServedVoice ours, SherpaPiper? peer, int rounds)
    {
        var (mine, theirs) = (new List<Utterance>(), new List<Utterance>());
        for (var round = 0; round < rounds; round++)
        {
            // A peer's sentence takes a hundred of ours: the median of five stands for each round.
            for (var n = 0; n < 5; n++) mine.Add(await ours.SayAsync(one.Text));
            if (peer is not null) theirs.Add(peer.Say(one.Text));
        }

        return
        [
            Row(one.Name + ", first audio", mine, theirs, u => u.FirstAudio, one.AudioGoal),
            Row(one.Name + ", first sound", mine, theirs, u => u.FirstSound, one.SoundGoal),
        ];
    }

    private static BenchRow Row(string name, List<Utterance> ours, List<Utterance> theirs, Func<Utterance, TimeSpan> of, double goal)
    {
        var mine = Harness.Median(ours.Select(u => of(u).TotalMilliseconds));
        if (theirs.Count == 0) return new BenchRow(name, FormattableString.Invariant($"ours {mine:0.0} ms"));
        var peer = Harness.Median(theirs.Select(u => of(u).TotalMilliseconds));
        return new BenchRow(
            name,
            FormattableString.Invariant($"ours {mine,6:0.0} ms   peer {peer,6:0} ms   {peer / mine,5:0.0} times sooner"),
            $">= {goal} times",
            peer / mine >= goal);
    }

    // Processor time of everything: our server's includes TLS, frames and the runtime's own threads.
    private static async Task<BenchRow> CompareCostAsync(ServedVoice ours, ServerProcess server, SherpaPiper? peer, int sentences)
    {
        var (spoken, before) = (0.0, server.ProcessorTime);
        for (var n = 0; n < sentences; n++) spoken += (await ours.SayAsync(Cases[1].Text)).Audio.TotalSeconds;
        var mine = spoken / (server.ProcessorTime - before).TotalSeconds;
        if (peer is null) return new BenchRow("audio per CPU second", FormattableString.Invariant($"ours {mine:0} s"));
        using var self = Process.GetCurrentProcess();
        (spoken, before) = (0.0, self.TotalProcessorTime);
        for (var n = 0; n < Math.Max(1, sentences / 3); n++) spoken += peer.Say(Cases[1].Text).Audio.TotalSeconds;
        self.Refresh();
        var theirs = spoken / (self.TotalProcessorTime - before).TotalSeconds;
        return new BenchRow(
            "audio per CPU second",
            FormattableString.Invariant($"ours {mine,5:0.0} s    peer {theirs,6:0.0} s    {mine / theirs,5:0.0} times more"),
            ">= 5 times",
            mine / theirs >= 5);
    }

    private sealed record Case(string Name, string Text, double AudioGoal, double SoundGoal);
}
