using System.Buffers;
using Antiphon.Wire.EventStreams;
using Amazons = Amazon.Runtime.EventStreams;

namespace Antiphon.Bench;

/// <summary>Both layers of an event, with their checksums and a look-up in each, as a server reads them.</summary>
internal sealed class DecodeBenchmark : IBenchmark
{
    private const double LeastSpeedUp = 10;

    public string Name => "a1";

    public string Title =>
        "decode outer and inner frame, against AWSSDK.Core's EventStreamMessage.FromBuffer; goal: 10 times faster, 0 B an event";

    public Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings) =>
        Task.FromResult<IReadOnlyList<BenchRow>>([.. ((int[])[64, 1024, 4096]).Select(length => Measure(settings, length))]);

    private static BenchRow Measure(BenchSettings settings, int payloadLength)
    {
        var bytes = new SignedEvents(1, payloadLength).Bytes;
        var ours = new Workload(times => DecodeOurs(bytes, times));
        var peer = new Workload(times => DecodePeer(bytes, times));
        var compared = Harness.Compare(settings, ours, peer, operationsPerRun: 50);
        var speedUp = 1 / compared.Ratio;
        return new BenchRow(
            $"{payloadLength} B payload",
            compared.Figures + FormattableString.Invariant($"   {speedUp:0.0}x faster"),
            $">= {LeastSpeedUp}x, 0 B",
            speedUp >= LeastSpeedUp && compared.OursBytes == 0);
    }

    private static void DecodeOurs(byte[] bytes, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var buffer = new ReadOnlySequence<byte>(bytes);
            var decoded = EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var outer)
                && outer.TryFind(":chunk-signature"u8, out _);
            var payload = outer.Payload;
            decoded = decoded && EventStreamDecoder.TryRead(ref payload, EventStreamLimits.Default, out var inner)
                && inner.TryFind(":event-type"u8, out var type) && type.ValueEquals("TextEvent"u8);
            if (!decoded) throw new InvalidOperationException("not decoded");
        }
    }

    private static void DecodePeer(byte[] bytes, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var outer = Amazons.EventStreamMessage.FromBuffer(bytes, 0, bytes.Length);
            var inner = Amazons.EventStreamMessage.FromBuffer(outer.Payload, 0, outer.Payload.Length);
            var decoded = outer.Headers.ContainsKey(":chunk-signature") && inner.Headers[":event-type"].AsString() == "TextEvent";
            if (!decoded) throw new InvalidOperationException("not decoded");
        }
    }
}
