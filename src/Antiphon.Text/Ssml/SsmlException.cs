namespace Antiphon.Text.Ssml;

/// <summary>An SSML document was refused. The message is written for the person who wrote the document.</summary>
public sealed class SsmlException(SsmlFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public SsmlFailure Failure { get; } = failure;
}
