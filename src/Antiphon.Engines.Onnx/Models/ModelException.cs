namespace Antiphon.Engines.Onnx.Models;

/// <summary>A model's file cannot be used. The message is one line that names the file and how to mend it.</summary>
public sealed class ModelException(ModelFailure failure, string message) : Exception(message)
{
    /// <summary>What is wrong with it.</summary>
    public ModelFailure Failure { get; } = failure;

    /// <summary>The SHA-256 that was seen, in lower-case hexadecimal, where it is not the one listed.</summary>
    public string? Seen { get; init; }

    /// <summary>The SHA-256 that is listed, in lower-case hexadecimal.</summary>
    public string? Expected { get; init; }
}
