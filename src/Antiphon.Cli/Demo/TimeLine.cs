using System.Buffers.Binary;
using Antiphon.Cli.Speaking;

namespace Antiphon.Cli.Demo;

/// <summary>Notes when words went in and when audio came out. Safe for both directions at once and a viewer.</summary>
internal sealed class TimeLine(IAudioSink sink, int sampleRate, TimeProvider time) : ISpeechListener
{
    private const int TailLength = 400;

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Strip _words = new(TimeSpan.FromMilliseconds(20), static (a, b) => a + b);
    private readonly Strip _audio = new(TimeSpan.FromMilliseconds(20), static (a, b) => a + b);
    private readonly Strip _loudness = new(TimeSpan.FromMilliseconds(20), Math.Max);
    private string _tail = "";
    private int _wordCount;
    private long _bytes;
    private TimeSpan? _firstWord;
    private TimeSpan? _firstAudio;
    private TimeSpan? _lastWord;
    private TimeSpan? _ended;

    private TimeSpan Now => time.GetElapsedTime(_start);

    private TimeSpan Speech => TimeSpan.FromSeconds((double)_bytes / sizeof(short) / sampleRate);

    public void WordSent(string word)
    {
        lock (_lock)
        {
            var now = Now;
            _firstWord ??= now;
            _lastWord = now;
            if (!string.IsNullOrWhiteSpace(word)) _wordCount++;
            _words.Add(now, 1);
            _tail += word;
            if (_tail.Length > TailLength) _tail = _tail[^(TailLength / 2)..];
        }
    }

    public async ValueTask AudioArrivedAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        Note(audio.Span);
        await sink.WriteAsync(audio, cancellationToken);
    }

    /// <summary>The stream is over: time stands still.</summary>
    public void End()
    {
        lock (_lock) _ended ??= Now;
    }

    /// <summary>How it stands.</summary>
    /// <param name="columns">Cells of each strip.</param>
    public TimeLineState Take(int columns)
    {
        lock (_lock)
        {
            var now = _ended ?? Now;
            var (clockSpan, speechSpan) = (Scale(now, TimeSpan.FromSeconds(4)), Scale(Speech, TimeSpan.FromSeconds(10)));
            return new TimeLineState
            {
                Elapsed = now,
                IsOver = _ended is not null,
                FirstWord = _firstWord,
                LastWord = _lastWord,
                FirstAudio = _firstAudio,
                Speech = Speech,
                WordCount = _wordCount,
                Tail = _tail,
                ClockSpan = clockSpan,
                Words = _words.Columns(clockSpan, columns),
                Audio = _audio.Columns(clockSpan, columns),
                SpeechSpan = speechSpan,
                Loudness = _loudness.Columns(speechSpan, columns),
            };
        }
    }

    private void Note(ReadOnlySpan<byte> audio)
    {
        lock (_lock)
        {
            var now = Now;
            _firstAudio ??= now;
            _audio.Add(now, TimeSpan.FromSeconds((double)audio.Length / sizeof(short) / sampleRate).TotalSeconds);

            // Tens of milliseconds make one bar: which half of an odd byte a pair begins with does not show.
            const int Step = 256;
            for (var from = 0; from + 1 < audio.Length; from += Step)
            {
                _loudness.Add(Speech, Peak(audio[from..Math.Min(audio.Length, from + Step)]));
                _bytes += Math.Min(Step, audio.Length - from);
            }

            if (audio.Length % Step == 1) _bytes++;
        }
    }

    private static double Peak(ReadOnlySpan<byte> samples)
    {
        var peak = 0;
        for (; samples.Length > 1; samples = samples[2..]) peak = Math.Max(peak, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(samples)));
        return peak;
    }

    // The scale doubles when time outgrows it, so that bars do not creep while one looks.
    private static TimeSpan Scale(TimeSpan length, TimeSpan least)
    {
        while (least < length) least *= 2;
        return least;
    }
}
