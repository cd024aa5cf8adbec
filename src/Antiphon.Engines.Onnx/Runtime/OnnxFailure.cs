namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Why ONNX Runtime, or a model in it, could not do what it was asked.</summary>
public enum OnnxFailure
{
    /// <summary>libonnxruntime is nowhere, or cannot be loaded.</summary>
    LibraryMissing,

    /// <summary>The library that was found is too old, or is another library.</summary>
    LibraryUnfit,

    /// <summary>A library of the execution provider is nowhere, or cannot be loaded.</summary>
    ProviderMissing,

    /// <summary>The model's bytes are no model that this runtime can run.</summary>
    ModelBroken,

    /// <summary>The model has no input or output of that name.</summary>
    NoSuchTensor,

    /// <summary>The model's tensor has elements of another type.</summary>
    WrongType,

    /// <summary>The model's tensor has another rank or length, or the buffer is too short for the shape.</summary>
    WrongShape,

    /// <summary>An input has no buffer, or one that grew or was disposed of since it was bound.</summary>
    NotBound,

    /// <summary>The network failed while it ran.</summary>
    RunFailed,
}
