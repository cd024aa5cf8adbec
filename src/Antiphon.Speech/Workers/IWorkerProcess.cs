namespace Antiphon.Speech.Workers;

/// <summary>One running child that talks over its standard streams. Disposing ends it and frees its streams.</summary>
public interface IWorkerProcess : IAsyncDisposable
{
    /// <summary>The operating system's number for it.</summary>
    int Id { get; }

    /// <summary>What the child reads.</summary>
    Stream Input { get; }

    /// <summary>What the child writes; ends when the child does.</summary>
    Stream Output { get; }

    /// <summary>Completes when the child is gone; never fails.</summary>
    Task Exited { get; }

    /// <summary>Ends the child at once. Harmless when it is gone.</summary>
    void Kill();

    /// <summary>The last lines of the child's standard error and how it ended, once it has: for the message of a failure.</summary>
    ValueTask<string> LastWordsAsync();
}
