namespace Antiphon.Bench.Spoken.Calls;

/// <summary>How soon a call's audio begins, against how long all of it takes.</summary>
internal sealed class CallBenchmark : IBenchmark
{
    public string Name => "k";

    public string Title => "SynthesizeSpeech of 40 words over TLS: first byte against the whole; goal: within a third";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        using var server = await ServerProcess.StartAsync();
        using var http = server.Connect();
        var call = new SpeechCall(server.Options, http);
        var rows = new List<BenchRow>();
        foreach (var format in (string[])["pcm", "mp3"])
        {
            for (var n = 0; n < (settings.IsJudged ? 12 : 1); n++) await call.SayAsync(FirstSoundBenchmark.FortyWords, format);
            var calls = new List<(TimeSpan First, TimeSpan Whole)>();
            for (var n = 0; n < 5 * settings.Rounds; n++) calls.Add(await call.SayAsync(FirstSoundBenchmark.FortyWords, format));
            var share = Harness.Median(calls.Select(seen => seen.First / seen.Whole));
            var (first, whole) = (
                Harness.Median(calls.Select(seen => seen.First.TotalMilliseconds)),
                Harness.Median(calls.Select(seen => seen.Whole.TotalMilliseconds)));
            rows.Add(
                new BenchRow(
                    format,
                    FormattableString.Invariant($"first byte {first:0.0} ms of {whole:0} ms, {share:0.000} of the whole"),
                    "<= 0.333",
                    share <= 1.0 / 3));
        }

        return rows;
    }
}
