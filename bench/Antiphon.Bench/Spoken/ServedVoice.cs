using System.Diagnostics;
using System.Runtime.InteropServices;
using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken;

/// <summary>Our side: a text through the whole server, signed, over TLS, on a stream that is open before the text is there.</summary>
internal sealed class ServedVoice(ServerProcess server, HttpMessageInvoker http)
{
    private const int SampleRate = 24_000;
    private static readonly TimeSpan Opening = TimeSpan.FromMilliseconds(30);

    public async Task<Utterance> SayAsync(string text)
    {
        await using var stream = SynthesisStream.Open(server.Options, http);
        var audio = new Recording();
        var listening = audio.ListenAsync(stream);

        // An agent's stream is open before its model has a word: the text does not pay for the request.
        await stream.SendTextAsync("");
        await Task.Delay(Opening);
        var start = Stopwatch.GetTimestamp();
        await stream.SendTextAsync(text);
        await stream.CompleteAsync();
        await listening;
        return audio.Since(start);
    }

    private sealed class Recording
    {
        private readonly List<float> _samples = [];
        private readonly List<(int Samples, long At)> _arrivals = [];

        public async Task ListenAsync(SynthesisStream stream)
        {
            await foreach (var audio in stream.ReadAudioAsync())
            {
                var at = Stopwatch.GetTimestamp();
                foreach (var sample in MemoryMarshal.Cast<byte, short>(audio.Span)) _samples.Add(sample / 32768f);
                _arrivals.Add((_samples.Count, at));
            }
        }

        public Utterance Since(long start)
        {
            var silence = Onset.Find(CollectionsMarshal.AsSpan(_samples), SampleRate) ?? TimeSpan.Zero;
            var arrived = _arrivals.First(arrival => arrival.Samples > silence.TotalSeconds * SampleRate).At;
            var first = Stopwatch.GetElapsedTime(start, _arrivals[0].At);
            var played = first + silence; // played from the first byte on; later where the sound itself arrives later
            var sound = Stopwatch.GetElapsedTime(start, arrived);
            return new Utterance(first, played > sound ? played : sound, TimeSpan.FromSeconds((double)_samples.Count / SampleRate));
        }
    }
}
