namespace Antiphon.Text.Ssml;

/// <summary>An SSML document was refused. The message is written for the person who wrote the document.</summary>
public sealed class SsmlException(SsmlFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of fault; every kind is the writer's to mend, and trying again is no use.</summary>
    public SsmlFailure Failure { get; } = failure;
}
