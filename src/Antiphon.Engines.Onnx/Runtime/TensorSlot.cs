using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>What is bound to one input or output of a run: memory of the caller's, a value of the runtime's, or nothing.</summary>
/// <param name="tensor">The input or output.</param>
internal sealed class TensorSlot(TensorInfo tensor)
{
    private readonly long[] _shape = new long[tensor.Shape.Length];
    private int _count;

    public TensorInfo Tensor => tensor;

    /// <summary>The caller's memory; null where the runtime's is used.</summary>
    public AlignedMemory? Memory { get; private set; }

    /// <summary>What the last run gave in the runtime's memory; null for inputs. Owned by the slot.</summary>
    public OrtValue? Result { get; private set; }

    /// <summary>Whether an input has a value.</summary>
    public bool IsBound { get; private set; }

    /// <summary>Whether the memory was disposed of, or exchanged by a buffer that grew, since it was bound.</summary>
    public bool IsStale => Memory is { IsDisposed: true };

    /// <summary>Whether this memory is bound in this shape.</summary>
    public bool Has(AlignedMemory memory, ReadOnlySpan<long> shape) => ReferenceEquals(Memory, memory) && shape.SequenceEqual(_shape);

    /// <summary>Empties the slot and makes a value that lies in the caller's memory.</summary>
    /// <param name="memory">Stays the caller's.</param>
    /// <param name="shape">The tensor's lengths; of its rank.</param>
    /// <returns>The caller disposes of it once it is bound, and then calls <see cref="TakeMemory"/>.</returns>
    public OrtValue Prepare(AlignedMemory memory, ReadOnlySpan<long> shape)
    {
        Empty();
        shape.CopyTo(_shape);
        return OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, tensor.Type, _shape, memory.DangerousGetHandle(), (long)memory.Length);
    }

    /// <summary>Remembers the memory that the bound value lies in.</summary>
    /// <param name="memory">Stays the caller's.</param>
    /// <param name="count">How many elements there are.</param>
    public void TakeMemory(AlignedMemory memory, int count) => (Memory, _count, IsBound) = (memory, count, true);

    /// <summary>Remembers that an input has a value that another run gave.</summary>
    public void TakeValue()
    {
        Empty();
        IsBound = true;
    }

    /// <summary>Takes what a run gave. Owns it.</summary>
    public void TakeResult(OrtValue result) => Result = result;

    /// <summary>Gives the result away. The caller disposes of it.</summary>
    public OrtValue? GiveResult()
    {
        var result = Result;
        Result = null;
        return result;
    }

    /// <summary>Lets go of what is bound.</summary>
    public void Empty()
    {
        Result?.Dispose();
        (Memory, Result, IsBound) = (null, null, false);
    }

    /// <summary>The elements of an output; empty where no run gave any.</summary>
    public ReadOnlySpan<T> Read<T>()
        where T : unmanaged => Memory is { } memory ? memory.AsSpan<T>()[.._count] : Result is { } result ? result.GetTensorDataAsSpan<T>() : [];
}
