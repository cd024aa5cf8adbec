using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak;

/// <summary>Where the espeak program is and how many of it run.</summary>
public sealed record EspeakOptions
{
    /// <summary>The program's executable or its .dll; null looks beside this program, then in a sibling build folder.</summary>
    public string? ProgramPath { get; init; }

    /// <summary>Name or path of the library the program loads; null for <c>libespeak-ng.so.1</c>.</summary>
    public string? Library { get; init; }

    /// <summary>Longest text of one request, in UTF-16 units.</summary>
    public int MaxTextLength { get; init; } = 200_000;

    /// <summary>
    /// How many programs run and how they are treated. Reloading the library leaks about 130 KB an utterance (1.51, measured), so a
    /// program is replaced after 300 of them: it stays under 70 MB.
    /// </summary>
    public WorkerPoolOptions Workers { get; init; } = new() { LeasesPerWorker = 300 };

    /// <exception cref="ArgumentOutOfRangeException">A value makes no sense.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTextLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxTextLength, 500_000);   // the program takes frames of one MiB
        Workers.Validate();
    }
}
