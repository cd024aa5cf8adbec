namespace Antiphon.Speech.Marks;

/// <summary>Where a session tells what happens in its audio. Called by the task that runs the session.</summary>
public interface ISpeechMarkOutput
{
    /// <summary>What the listener asked for; the session makes no others.</summary>
    SpeechMarkKinds Wanted { get; }

    /// <summary>Takes the next mark: they come in the order of their times, and at one time the writer's before sentences before words before visemes.</summary>
    ValueTask WriteAsync(SpeechMark mark, CancellationToken cancellationToken);
}
