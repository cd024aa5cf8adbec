using System.Buffers;
using System.Security.Cryptography;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;

namespace Antiphon.Bench;

/// <summary>What a signed event costs beyond the hashing that the protocol demands.</summary>
internal sealed class VerifyBenchmark : IBenchmark
{
    private const double MostOverhead = 1.3;
    private const int DateHeaderLength = 15;
    private const int StringToSignLength = 274; // of service polly in us-east-1

    public string Name => "a2";

    public string Title =>
        "decode, verify and unwrap, against the bare two SHA-256 and one HMAC with reused hashers; goal: at most 1.3 times, 0 B an event";

    public Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings) =>
        Task.FromResult<IReadOnlyList<BenchRow>>([.. ((int[])[64, 1024, 4096]).Select(length => Measure(settings, length))]);

    private static BenchRow Measure(BenchSettings settings, int payloadLength)
    {
        const int OperationsPerRun = 100; // 400 KB at most: what has just arrived is still in the cache
        var events = new SignedEvents(OperationsPerRun + 1, payloadLength);
        using var ours = new Ours(events);
        using var peer = new Peer(events);
        var compared = Harness.Compare(settings, new Workload(ours.Run, ours.Prepare), new Workload(peer.Run), OperationsPerRun);
        return new BenchRow(
            $"{payloadLength} B payload",
            compared.Figures,
            FormattableString.Invariant($"<= {MostOverhead}, 0 B"),
            compared.Ratio <= MostOverhead && compared.OursBytes == 0);
    }

    private sealed class Ours(SignedEvents events) : IDisposable
    {
        private EventSignatureVerifier _verifier = SignedEvents.Verifier();
        private ReadOnlySequence<byte> _left;

        // A chain can be verified once: each run gets a new verifier, whose key the first event derives.
        public void Prepare()
        {
            _verifier.Dispose();
            _verifier = SignedEvents.Verifier();
            _left = new ReadOnlySequence<byte>(events.Bytes);
            Run(1);
        }

        public void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var verified = EventStreamDecoder.TryRead(ref _left, EventStreamLimits.Default, out var outer)
                    && _verifier.TryVerify(outer, out var inner, out _)
                    && EventStreamDecoder.TryRead(ref inner, EventStreamLimits.Default, out _);
                if (!verified) throw new InvalidOperationException("not verified");
            }
        }

        public void Dispose() => _verifier.Dispose();
    }

    private sealed class Peer(SignedEvents events) : IDisposable
    {
        private readonly IncrementalHash _hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly IncrementalHash _keyed = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, new byte[32]);

        public void Run(int times)
        {
            Span<byte> hash = stackalloc byte[32];
            for (var i = 0; i < times; i++)
            {
                var bytes = events.Bytes.AsSpan((i + 1) * events.EventLength, events.EventLength);
                _hasher.AppendData(bytes.Slice(12, DateHeaderLength));
                _hasher.GetHashAndReset(hash);
                _hasher.AppendData(bytes.Slice(79, events.InnerLength));
                _hasher.GetHashAndReset(hash);
                _keyed.AppendData(bytes[..Math.Min(StringToSignLength, bytes.Length)]);
                _keyed.GetHashAndReset(hash);
            }
        }

        public void Dispose()
        {
            _hasher.Dispose();
            _keyed.Dispose();
        }
    }
}
