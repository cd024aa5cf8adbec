using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>Steps that are what the test says, each given its number, from 1 on.</summary>
internal sealed class ScriptedStep(Func<int, ValueTask<bool>> step) : IStep
{
    private int _steps;

    /// <summary>Steps that were asked for.</summary>
    public int Steps => Volatile.Read(ref _steps);

    public ValueTask<bool> RunAsync() => step(Interlocked.Increment(ref _steps));
}
