using Antiphon.Server.Limits;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>The limits of Polly's operations. <see cref="Local"/> is the default; <see cref="Aws"/> enforces Amazon's documented quotas (polly.md §2).</summary>
public sealed record PollyLimits
{
    /// <summary>Bounded by what the machine can carry.</summary>
    public static readonly PollyLimits Local = new();

    /// <summary>What Amazon documents, for clients that will run against Amazon.</summary>
    public static readonly PollyLimits Aws = new()
    {
        IsStrict = true,
        MaxBilledCharactersPerEvent = 3_000,
        InboundEventTimeout = TimeSpan.FromSeconds(5),
        MaxStreamDuration = TimeSpan.FromMinutes(10),
        MaxStreamsPerKey = 8,
        MaxStreamStartsPerSecondPerKey = 8,
        MaxBilledCharactersPerCall = 3_000,
        MaxBilledCharactersPerTask = 100_000,
        MaxAudioPerCall = TimeSpan.FromMinutes(10),
        SpeechCalls = SpeechCallQuotas.Aws,
        LexiconCallsPerSecond = 5,
        LexiconCallsInBurst = 10,
        VoiceCallsPerSecond = 80,
        VoiceCallsInBurst = 100,
        TaskReadsPerSecond = 10,
        TaskReadsInBurst = 10,
        TaskStarts = SpeechCallQuotas.AwsTasks,
    };

    /// <summary>Unicode scalar values in one TextEvent, tags included.</summary>
    public int MaxCharactersPerEvent { get; init; } = 6_000;

    /// <summary>Billed characters (tags excluded) in one TextEvent; a stream has as many events as it likes.</summary>
    public long MaxBilledCharactersPerEvent { get; init; } = long.MaxValue;

    /// <summary>Unicode scalar values in the text of one call, tags included.</summary>
    public int MaxCharactersPerCall { get; init; } = 6_000;

    /// <summary>Billed characters (tags excluded) of one call.</summary>
    public long MaxBilledCharactersPerCall { get; init; } = long.MaxValue;

    /// <summary>Calls of SynthesizeSpeech of one key; a key may have limits of its own.</summary>
    public SpeechCallQuotas SpeechCalls { get; init; } = new();

    /// <summary>Calls of StartSpeechSynthesisTask of one key; a key may have limits of its own.</summary>
    public SpeechCallQuotas TaskStarts { get; init; } = new();

    /// <summary>Where the audio of one call is cut off.</summary>
    public TimeSpan MaxAudioPerCall { get; init; } = TimeSpan.MaxValue;

    /// <summary>Unicode scalar values in the text of one task, tags included.</summary>
    public int MaxCharactersPerTask { get; init; } = 200_000;

    /// <summary>Billed characters (tags excluded) of one task.</summary>
    public long MaxBilledCharactersPerTask { get; init; } = long.MaxValue;

    /// <summary>Where the audio of one task is cut off: it fills a disk before it is published.</summary>
    public TimeSpan MaxAudioPerTask { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Bytes of one signed event: 6,000 characters are at most 36 KB of JSON escapes.</summary>
    public int MaxEventBytes { get; init; } = 128 * 1024;

    /// <summary>Bytes of one call's body: 6,000 characters are at most 72 KB of JSON escapes.</summary>
    public long MaxCallBytes { get; init; } = 256 * 1024;

    /// <summary>The same of a lexicon that is stored: 40,000 characters are at most 480 KB.</summary>
    public long MaxLexiconBytes { get; init; } = 512 * 1024;

    /// <summary>The same of a task: 200,000 characters are at most 2.4 MB.</summary>
    public long MaxTaskBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Longest silence between two input events.</summary>
    public TimeSpan InboundEventTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest life of a stream, however busy it is.</summary>
    public TimeSpan MaxStreamDuration { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Streams of one key at the same time; a key may have its own.</summary>
    public int MaxStreamsPerKey { get; init; } = 10_000;

    /// <summary>Streams one key may start in a second; a key may have its own.</summary>
    public int MaxStreamStartsPerSecondPerKey { get; init; } = 10_000;

    /// <summary>Lexicons that an account may store in a region.</summary>
    public int MaxLexicons { get; init; } = 100;

    /// <summary>Characters of one lexicon.</summary>
    public int MaxLexiconCharacters { get; init; } = 40_000;

    /// <summary>Calls a second of the four lexicon operations together, for one account and region.</summary>
    public double LexiconCallsPerSecond { get; init; } = 1_000;

    /// <summary>Such calls in one burst.</summary>
    public double LexiconCallsInBurst { get; init; } = 1_000;

    /// <summary>Calls of DescribeVoices a second, for one account.</summary>
    public double VoiceCallsPerSecond { get; init; } = 10_000;

    /// <summary>Such calls in one burst.</summary>
    public double VoiceCallsInBurst { get; init; } = 10_000;

    /// <summary>Calls a second of the two operations that read synthesis tasks together, for one account.</summary>
    public double TaskReadsPerSecond { get; init; } = 10_000;

    /// <summary>Such calls in one burst.</summary>
    public double TaskReadsInBurst { get; init; } = 10_000;

    /// <summary>Whether engines and voices are held to Amazon's table.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Streams of one key.</summary>
    internal CallQuota Streams => new("streams", MaxStreamsPerKey, MaxStreamStartsPerSecondPerKey, MaxStreamStartsPerSecondPerKey);

    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxCharactersPerEvent);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBilledCharactersPerEvent);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxCharactersPerCall);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBilledCharactersPerCall);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxAudioPerCall, TimeSpan.Zero);
        SpeechCalls.Validate();
        TaskStarts.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxCharactersPerTask);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBilledCharactersPerTask);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxAudioPerTask, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEventBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxCallBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxLexiconBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTaskBytes);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(InboundEventTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxStreamDuration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxStreamsPerKey);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxStreamStartsPerSecondPerKey);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxLexicons);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxLexiconCharacters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LexiconCallsPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(LexiconCallsInBurst, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(VoiceCallsPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(VoiceCallsInBurst, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TaskReadsPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(TaskReadsInBurst, 1);
    }
}
