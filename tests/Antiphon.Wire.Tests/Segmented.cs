using System.Buffers;

namespace Antiphon.Wire.Tests;

/// <summary>Cuts bytes into the segments of a sequence, each in memory of its own between guards of 0xFF.</summary>
internal static class Segmented
{
    public static ReadOnlySequence<byte> At(ReadOnlySpan<byte> data, int cut) => Join(Guarded(data[..cut]), Guarded(data[cut..]));

    public static ReadOnlySequence<byte> Every(ReadOnlySpan<byte> data, int size)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        for (var start = 0; start < data.Length; start += size) parts.Add(Guarded(data.Slice(start, Math.Min(size, data.Length - start))));
        return Join([.. parts]);
    }

    public static ReadOnlySequence<byte> Join(params ReadOnlyMemory<byte>[] parts)
    {
        if (parts.Length == 0) return default;
        var first = new Segment(parts[0], 0);
        var last = first;
        foreach (var part in parts[1..]) last = last.Append(part);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private static ReadOnlyMemory<byte> Guarded(ReadOnlySpan<byte> data)
    {
        var guarded = new byte[data.Length + 16];
        guarded.AsSpan().Fill(0xFF);
        data.CopyTo(guarded.AsSpan(8));
        return guarded.AsMemory(8, data.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
