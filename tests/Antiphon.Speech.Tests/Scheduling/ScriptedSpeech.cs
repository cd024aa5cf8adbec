using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>An engine's answer whose every step is what the test says: number of the step, from 1 on.</summary>
internal sealed class ScriptedSpeech(Func<int, ValueTask<bool>> step) : IAsyncEnumerator<SpeechChunk>
{
    private static readonly short[] Samples = new short[160];
    private int _steps;

    /// <summary>How many of the first steps only prepare.</summary>
    public int Preparing { get; init; }

    /// <summary>Steps that were asked for.</summary>
    public int Steps => Volatile.Read(ref _steps);

    public SpeechChunk Current => new(Steps <= Preparing ? Memory<short>.Empty : Samples, []);

    public ValueTask<bool> MoveNextAsync() => step(Interlocked.Increment(ref _steps));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
