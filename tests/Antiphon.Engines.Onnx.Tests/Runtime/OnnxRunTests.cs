using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Tests.Runtime;

public sealed class OnnxRunTests : IDisposable
{
    private readonly OnnxSession _session = Network.Load();
    private readonly OnnxRun _run;

    public OnnxRunTests() => _run = _session.CreateRun();

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    [Fact]
    public void Read_OutputOfTheRuntime_HasTheLengthOfThisRun()
    {
        foreach (var length in (int[])[1, 7, 3])
        {
            using var letters = Network.BindLetters(_run, length);
            _run.Run(CancellationToken.None);
            _run.Read<long>(0).Length.ShouldBe(4 * length);
        }
    }

    [Fact]
    public void BindOutput_BufferOfTheCaller_ReceivesTheSameIds()
    {
        using var letters = Network.BindLetters(_run, 6);
        _run.Run(CancellationToken.None);
        var expected = _run.Read<long>(0).ToArray();

        using var ids = new NativeBuffer<long>(24);
        _run.BindOutput(0, ids, [1, 24]);
        _run.Run(CancellationToken.None);
        ids.Span.ToArray().ShouldBe(expected);

        _run.UnbindOutput(0);
        ids.Span.Clear();
        _run.Run(CancellationToken.None);
        _run.Read<long>(0).ToArray().ShouldBe(expected);
        ids.Span.ToArray().ShouldAllBe(id => id == 0);
    }

    [Fact]
    public void BindInput_BufferThatChangesAfterwards_IsReadWhenTheNetworkRuns()
    {
        using var letters = Network.BindLetters(_run, 4);
        _run.Run(CancellationToken.None);
        var before = _run.Read<long>(0).ToArray();
        letters.Span.Fill(30);
        _run.Run(CancellationToken.None);
        _run.Read<long>(0).ToArray().ShouldNotBe(before);
    }

    [Fact]
    public void Feed_OutputToInput_IsReadAsIfTheCallerHadCopiedIt()
    {
        using var letters = Network.BindLetters(_run, 2);
        _run.Run(CancellationToken.None);
        var ids = _run.Read<long>(0).ToArray();
        _run.Feed(0, _run, 0);
        Should.Throw<OnnxException>(() => _run.Feed(0, _run, 0)).Failure.ShouldBe(OnnxFailure.NotBound);
        _run.Run(CancellationToken.None);
        var fed = _run.Read<long>(0).ToArray();

        using var copy = new NativeBuffer<long>(ids.Length);
        ids.CopyTo(copy.Span);
        _run.BindInput(0, copy, [1, ids.Length]);
        _run.Run(CancellationToken.None);
        _run.Read<long>(0).ToArray().ShouldBe(fed);
    }

    [Fact]
    public void Feed_ToAnotherNetwork_IsCheckedAndMovesTheMemory()
    {
        using var other = _session.CreateRun();
        using var letters = Network.BindLetters(_run, 2);
        _run.Run(CancellationToken.None);
        _run.Feed(0, other, 0);
        other.Run(CancellationToken.None);
        other.Read<long>(0).Length.ShouldBe(32);

        using var encoder = Network.Open("moonshine-tiny-en", "encoder_model.ort");
        using var third = encoder.CreateRun();
        var e = Should.Throw<OnnxException>(() => other.Feed(0, third, third.Input("input_values")));
        (e.Failure, e.Tensor).ShouldBe((OnnxFailure.WrongType, "input_values"));
    }

    [Fact]
    public void Input_NameThatTheModelLacks_ListsThoseItHas()
    {
        var e = Should.Throw<OnnxException>(() => _run.Input("letters"));
        e.Failure.ShouldBe(OnnxFailure.NoSuchTensor);
        e.Message.ShouldBe("oov.onnx: tensor 'letters': the model has no such input, it has chars");
        (e.Model, e.Tensor).ShouldBe(("oov.onnx", "letters"));
    }

    [Fact]
    public void BindInput_OtherElements_IsTheWrongType()
    {
        using var buffer = new NativeBuffer<float>(4);
        var e = Should.Throw<OnnxException>(() => _run.BindInput(0, buffer, [1, 4]));
        e.Failure.ShouldBe(OnnxFailure.WrongType);
        e.Message.ShouldBe("oov.onnx: tensor 'chars': the elements are Int64, not Float");
    }

    [Fact]
    public void Read_OtherElements_IsTheWrongType()
    {
        using var letters = Network.BindLetters(_run, 2);
        _run.Run(CancellationToken.None);
        Should.Throw<OnnxException>(() => _run.Read<int>(0).Length).Failure.ShouldBe(OnnxFailure.WrongType);
    }

    [Theory]
    [InlineData(new long[] { 4 }, "the shape is [4], the model's is [1, ?]")]
    [InlineData(new long[] { 2, 2 }, "the shape is [2, 2], the model's is [1, ?]")]
    [InlineData(new long[] { 1, -1 }, "the shape is [1, ?], the model's is [1, ?]")]
    [InlineData(new long[] { 1, 5 }, "the shape [1, 5] needs 5 elements, the buffer has 4")]
    public void BindInput_ShapeThatCannotBe_IsTheWrongShape(long[] shape, string message)
    {
        using var buffer = new NativeBuffer<long>(4);
        var e = Should.Throw<OnnxException>(() => _run.BindInput(0, buffer, shape));
        e.Failure.ShouldBe(OnnxFailure.WrongShape);
        e.Message.ShouldEndWith(message);
    }

    [Fact]
    public void Run_OutputBoundToAnotherLength_FailsAndCanBeMended()
    {
        using var letters = Network.BindLetters(_run, 4);
        using var ids = new NativeBuffer<long>(64);
        _run.BindOutput(0, ids, [1, 12]);
        var e = Should.Throw<OnnxException>(() => _run.Run(CancellationToken.None));
        e.Failure.ShouldBe(OnnxFailure.RunFailed);
        e.Message.ShouldStartWith("oov.onnx: ");
        _run.BindOutput(0, ids, [1, 16]);
        _run.Run(CancellationToken.None);
    }

    [Fact]
    public void Run_IdOutsideTheVocabulary_Fails()
    {
        using var letters = Network.BindLetters(_run, 3);
        letters.Span[1] = 1_000_000;
        Should.Throw<OnnxException>(() => _run.Run(CancellationToken.None)).Failure.ShouldBe(OnnxFailure.RunFailed);
        letters.Span[1] = 30;
        _run.Run(CancellationToken.None);
    }

    [Fact]
    public void Run_NothingBound_SaysWhichInput()
    {
        var e = Should.Throw<OnnxException>(() => _run.Run(CancellationToken.None));
        (e.Failure, e.Tensor).ShouldBe((OnnxFailure.NotBound, "chars"));
    }

    [Fact]
    public void Run_BufferThatGrewSinceItWasBound_IsRefusedUntilBoundAgain()
    {
        using var letters = Network.BindLetters(_run, 4);
        letters.EnsureCapacity(100);
        Should.Throw<OnnxException>(() => _run.Run(CancellationToken.None)).Failure.ShouldBe(OnnxFailure.NotBound);
        _run.BindInput(0, letters, [1, 4]);
        _run.Run(CancellationToken.None);
    }

    [Fact]
    public void Run_AlreadyCancelled_DoesNotBeginAndCanRunAfterwards()
    {
        using var letters = Network.BindLetters(_run, 4);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() => _run.Run(cancellation.Token)).CancellationToken.ShouldBe(cancellation.Token);
        _run.Run(CancellationToken.None);
        _run.Read<long>(0).Length.ShouldBe(16);
    }

    [Fact]
    public void Run_Disposed_IsRefused()
    {
        _run.Dispose();
        Should.Throw<ObjectDisposedException>(() => _run.Run(CancellationToken.None));
        using var buffer = new NativeBuffer<long>(4);
        Should.Throw<ObjectDisposedException>(() => _run.BindInput(0, buffer, [1, 4]));
    }

    [Fact]
    public void Run_BoundOnce_AllocatesNothingManaged()
    {
        using var letters = Network.BindLetters(_run, 8);
        using var ids = new NativeBuffer<long>(32);
        _run.BindOutput(0, ids, [1, 32]);

        BytesOf(i => _run.Run).ShouldBe(0);
    }

    [Fact]
    public void Run_BoundAnewForEachRun_AllocatesLittle()
    {
        using var letters = new NativeBuffer<long>(16);
        letters.Span.Fill(30);
        using var ids = new NativeBuffer<long>(64);

        BytesOf(Round).ShouldBeLessThan(400);

        Action<CancellationToken> Round(int i) => cancellationToken =>
        {
            var length = 1 + (i % 16);
            _run.BindInput(0, letters, [1, length]);
            _run.BindOutput(0, ids, [1, 4 * length]);
            _run.Run(cancellationToken);
        };
    }

    /// <summary>Managed bytes of one round.</summary>
    private static long BytesOf(Func<int, Action<CancellationToken>> round)
    {
        const int Rounds = 50;
        using var cancellation = new CancellationTokenSource();
        var rounds = Enumerable.Range(0, Rounds).Select(round).ToArray();
        foreach (var warmUp in rounds) warmUp(cancellation.Token);

        // The least of a few: the runtime, too, allocates when it exchanges a method's code.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var run in rounds) run(cancellation.Token);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / Rounds;
    }
}
