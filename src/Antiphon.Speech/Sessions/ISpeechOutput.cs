namespace Antiphon.Speech.Sessions;

/// <summary>Where a session's encoded audio goes. Called by one task at a time.</summary>
public interface ISpeechOutput
{
    /// <summary>Takes encoded bytes; returns when the client's side has taken them. A slow client suspends the session here.</summary>
    /// <param name="audio">Borrowed for the call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken);
}
