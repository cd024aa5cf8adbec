using System.Runtime.InteropServices;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Owns a block of memory outside the managed heap that begins on a cache line.</summary>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    private const nuint Alignment = 64;

    /// <param name="length">In bytes; the block is zeroed and never empty.</param>
    public AlignedMemory(nuint length)
        : base(0, ownsHandle: true)
    {
        Length = nuint.Max(length, 1);
        var block = NativeMemory.AlignedAlloc(Length, Alignment);
        NativeMemory.Clear(block, Length);
        SetHandle((nint)block);
    }

    /// <summary>In bytes.</summary>
    public nuint Length { get; }

    public override bool IsInvalid => handle == 0;

    /// <summary>Whether its owner let go of it.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>All of the block. Dangles once the block is released.</summary>
    public Span<T> AsSpan<T>()
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return new Span<T>((void*)handle, (int)(Length / (nuint)sizeof(T)));
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
