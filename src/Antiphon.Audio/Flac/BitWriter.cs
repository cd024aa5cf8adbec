using System.Buffers.Binary;

namespace Antiphon.Audio.Flac;

/// <summary>Writes bits, highest first, into memory of its own that is used again for each frame. Not thread-safe.</summary>
/// <param name="capacity">Most bytes between two calls of <see cref="Clear"/>.</param>
internal sealed class BitWriter(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity + sizeof(ulong)];
    private ulong _pending;
    private int _pendingBits;
    private int _length;

    /// <summary>Whole bytes so far; what does not fill one waits.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear()
    {
        _length = 0;
        _pending = 0;
        _pendingBits = 0;
    }

    /// <summary>Writes the lowest <paramref name="bits"/> of a value, 32 at most.</summary>
    public void Write(uint value, int bits)
    {
        _pending = (_pending << bits) | (value & ((1UL << bits) - 1));
        _pendingBits += bits;
        if (_pendingBits >= 8) StoreWholeBytes();
    }

    public void WriteZeros(int count)
    {
        for (; count > 32; count -= 32) Write(0, 32);
        Write(0, count);
    }

    /// <summary>Fills the last byte with zeros.</summary>
    public void Align() => Write(0, -_pendingBits & 7);

    private void StoreWholeBytes()
    {
        // At most 39 bits wait: all are stored, and only the whole bytes of them counted.
        BinaryPrimitives.WriteUInt64BigEndian(_bytes.AsSpan(_length), _pending << (64 - _pendingBits));
        _length += _pendingBits >> 3;
        _pendingBits &= 7;
    }
}
