namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Memory outside the managed heap that a network reads and writes in place. For one thread at a time.</summary>
internal sealed class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    /// <param name="capacity">In elements; all are zero at first.</param>
    public NativeBuffer(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Memory = Allocate(capacity);
        Capacity = capacity;
    }

    /// <summary>In elements.</summary>
    public int Capacity { get; private set; }

    /// <summary>All elements, not only those last written. Dangles once the buffer grows or is disposed of.</summary>
    public Span<T> Span => Memory.AsSpan<T>()[..Capacity];

    internal AlignedMemory Memory { get; private set; }

    /// <summary>Makes room for so many elements and keeps those there are. Where this moves the buffer, runs must bind it again.</summary>
    public void EnsureCapacity(int capacity)
    {
        if (capacity <= Capacity) return;
        capacity = (int)Math.Max(capacity, Math.Min(2L * Capacity, Array.MaxLength));
        var grown = Allocate(capacity);
        Span.CopyTo(grown.AsSpan<T>());
        Memory.Dispose();
        (Memory, Capacity) = (grown, capacity);
    }

    /// <summary>Not while a network runs on it. Runs that the buffer is bound to refuse to run until they are bound anew.</summary>
    public void Dispose() => Memory.Dispose();

    private static AlignedMemory Allocate(int capacity) =>
        new((nuint)capacity * (nuint)System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
}
