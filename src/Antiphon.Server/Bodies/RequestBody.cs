using System.Buffers;
using Antiphon.Server.Limits;

namespace Antiphon.Server.Bodies;

/// <summary>The whole body of a request. Its bytes count against the budget until it is disposed.</summary>
internal sealed class RequestBody(ByteBudget budget) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _whole = new();

    /// <summary>What was received; valid until it is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _whole.WrittenMemory;

    /// <returns>False: the budget has no room for the part.</returns>
    public bool TryAdd(in ReadOnlySequence<byte> part)
    {
        if (!budget.TryTake(part.Length)) return false;
        foreach (var segment in part) _whole.Write(segment.Span);
        return true;
    }

    /// <summary>Returns its bytes to the budget, once.</summary>
    public void Dispose()
    {
        budget.GiveBack(_whole.WrittenCount);
        _whole.ResetWrittenCount();
    }
}
