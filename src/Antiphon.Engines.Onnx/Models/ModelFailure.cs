namespace Antiphon.Engines.Onnx.Models;

/// <summary>Why a model's file cannot be used.</summary>
public enum ModelFailure
{
    /// <summary>The model, or a file of it, is nowhere.</summary>
    Missing,

    /// <summary>The folder's SHA256SUMS does not list the file, or cannot be read.</summary>
    Unlisted,

    /// <summary>The file is not the one that SHA256SUMS lists.</summary>
    Changed,
}
