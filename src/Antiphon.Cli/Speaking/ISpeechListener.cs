namespace Antiphon.Cli.Speaking;

/// <summary>Follows both directions of a stream. Both methods may be called at the same time.</summary>
internal interface ISpeechListener
{
    /// <summary>A word has gone in.</summary>
    void WordSent(string word);

    /// <summary>Audio has come out.</summary>
    /// <param name="audio">Encoded; borrowed for the call.</param>
    /// <param name="cancellationToken">Ends a wait.</param>
    ValueTask AudioArrivedAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken);
}
