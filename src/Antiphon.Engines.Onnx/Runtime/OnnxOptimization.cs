namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>How far the runtime rewrites a network when it loads it. Values are those of <c>GraphOptimizationLevel</c>.</summary>
internal enum OnnxOptimization
{
    None = 0,

    /// <summary>Constant folding and the removal of what is redundant.</summary>
    Basic = 1,

    /// <summary>Also fusions.</summary>
    Extended = 2,

    /// <summary>Also layouts that suit this machine's processor: a saved model may not suit another.</summary>
    All = 99,
}
