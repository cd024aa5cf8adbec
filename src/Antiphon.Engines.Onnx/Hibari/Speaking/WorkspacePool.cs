using System.Collections.Concurrent;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>Keeps the memory of requests that are over for those that begin. Safe for concurrent use.</summary>
/// <param name="capacity">How many are kept while nobody uses them; about half a megabyte each.</param>
internal sealed class WorkspacePool(int capacity) : IDisposable
{
    private readonly ConcurrentQueue<SpeechWorkspace> _idle = [];

    /// <summary>One for the caller alone, who gives it back or disposes of it.</summary>
    public SpeechWorkspace Rent() => _idle.TryDequeue(out var workspace) ? workspace : new SpeechWorkspace();

    /// <summary>Takes one back.</summary>
    public void Return(SpeechWorkspace workspace)
    {
        if (_idle.Count < capacity) _idle.Enqueue(workspace);
        else workspace.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryDequeue(out var workspace)) workspace.Dispose();
    }
}
