using System.Collections.Concurrent;
using Antiphon.Server.Speaking;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Tests.Speaking;

/// <summary>A body never falls silent for longer than two seconds while anything of it is held, and loses nothing.</summary>
public sealed class HeldTailTests
{
    private readonly ManualTime _time = new();
    private readonly TakenBytes _taken = new();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task Parts_OfAnySize_ArriveWholeAndInOrder(int size)
    {
        var all = Enumerable.Range(0, 1_000).Select(n => (byte)n).ToArray();
        await using var tail = new HeldTail(_taken, _time);
        foreach (var part in all.Chunk(size)) await tail.WriteAsync(part, default);
        _taken.Bytes.Count.ShouldBe(1_000 - 32);

        await tail.CompleteAsync(default);

        _taken.Bytes.ShouldBe(all);
    }

    [Fact]
    public async Task Silence_LetsOneByteGoEveryTwoSeconds()
    {
        var all = Enumerable.Range(0, 100).Select(n => (byte)n).ToArray();
        await using var tail = new HeldTail(_taken, _time);
        await tail.WriteAsync(all, default);

        for (var dropped = 1; dropped <= 32; dropped++)
        {
            // The wait is armed on another thread; until it is, time must stand still.
            await Eventually.Until(() => _time.ArmedTimers == 1);
            _time.Advance(TimeSpan.FromSeconds(2));
            await Eventually.Until(() => _taken.Bytes.Count == 68 + dropped);
        }

        await tail.CompleteAsync(default);
        _taken.Bytes.ShouldBe(all);
    }

    [Fact]
    public async Task Disposed_WithoutItsEnd_KeepsWhatIsHeld()
    {
        var tail = new HeldTail(_taken, _time);
        await tail.WriteAsync(new byte[40], default);
        await tail.DisposeAsync();

        _taken.Bytes.Count.ShouldBe(8, "a body that broke off is not made to look whole");
    }

    private sealed class TakenBytes : ISpeechOutput
    {
        public ConcurrentQueue<byte> Bytes { get; } = [];

        public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
        {
            foreach (var one in audio.Span) Bytes.Enqueue(one);
            return ValueTask.CompletedTask;
        }
    }
}
