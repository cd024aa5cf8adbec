namespace Antiphon.Text.Lexicons;

/// <summary>A lexicon was refused. The message is for its author and quotes none of its content.</summary>
public sealed class LexiconException(LexiconFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of fault.</summary>
    public LexiconFailure Failure { get; } = failure;
}
