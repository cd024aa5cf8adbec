using System.Buffers;
using System.Buffers.Binary;
using Antiphon.Wire.Checksums;

namespace Antiphon.Wire.EventStreams;

/// <summary>A message being written in the output's own memory. Drop it without completing to write nothing.</summary>
public readonly ref struct EventStreamFrame
{
    private readonly IBufferWriter<byte> _output;
    private readonly Span<byte> _memory;
    private readonly int _headersLength;

    internal EventStreamFrame(IBufferWriter<byte> output, Span<byte> memory, ReadOnlySpan<byte> headerBlock)
    {
        _output = output;
        _memory = memory;
        _headersLength = headerBlock.Length;
        headerBlock.CopyTo(memory[EventStreamPrelude.Length..]);
    }

    /// <summary>Where the payload goes: as long as the capacity that was asked for.</summary>
    public Span<byte> Payload => _memory[(EventStreamPrelude.Length + _headersLength)..^EventStreamPrelude.ChecksumLength];

    /// <summary>Seals the message at <paramref name="payloadLength"/> payload bytes and advances the output. Call once.</summary>
    public void Complete(int payloadLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payloadLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payloadLength, Payload.Length);
        var length = EventStreamPrelude.FramingLength + _headersLength + payloadLength;
        Seal(_memory[..length], _headersLength);
        _output.Advance(length);
    }

    internal static void Seal(Span<byte> message, int headersLength)
    {
        EventStreamPrelude.Write(message, headersLength);
        var checkedBytes = message[..^EventStreamPrelude.ChecksumLength];
        BinaryPrimitives.WriteUInt32BigEndian(message[checkedBytes.Length..], Crc32.Compute(checkedBytes));
    }
}
