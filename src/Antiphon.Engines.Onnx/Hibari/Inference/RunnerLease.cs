namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>A runner on loan. Disposing gives it back.</summary>
internal readonly struct RunnerLease(RunnerPool pool, HibariRunner runner) : IDisposable
{
    /// <summary>Used by one thread at a time until the lease ends.</summary>
    public HibariRunner Runner => runner;

    /// <inheritdoc/>
    public void Dispose() => pool.Return(runner);
}
