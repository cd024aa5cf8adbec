namespace Antiphon.Speech.Marks;

/// <summary>Receives a session's speech marks. Called by the task that runs the session.</summary>
public interface ISpeechMarkOutput
{
    /// <summary>The kinds that the client asked for; the session makes no others.</summary>
    SpeechMarkKinds Wanted { get; }

    /// <summary>
    /// Takes the next mark. Marks come in order of time; at one time SSML marks before sentences before words before visemes.
    /// </summary>
    ValueTask WriteAsync(SpeechMark mark, CancellationToken cancellationToken);
}
