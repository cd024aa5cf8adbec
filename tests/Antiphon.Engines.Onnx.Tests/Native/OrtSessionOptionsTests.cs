using Antiphon.Engines.Onnx.Native;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Tests.Native;

/// <summary>
/// Setters whose neighbours in the function table take the same arguments: a place that is off by one would do another thing without
/// an error, so each is seen to do its own.
/// </summary>
[Collection(nameof(Alone))]
public sealed class OrtSessionOptionsTests
{
    private const int Many = 25;

    // For tests only: who gave a tensor its memory.
    private const OrtFunction GetTensorMemoryInfo = (OrtFunction)194;
    private const OrtFunction MemoryInfoGetType = (OrtFunction)74;

    [Theory]
    [InlineData(true, 1)]    // OrtArenaAllocator
    [InlineData(false, 0)]   // OrtDeviceAllocator
    public unsafe void KeepsMemory_DecidesWhoAllocatesOutputs(bool keepsMemory, int allocator)
    {
        using var environment = new OrtEnvironment(Network.Runtime.Environment.Api);
        using var options = new OrtSessionOptions(environment.Api);
        new OnnxSessionOptions { KeepsMemory = keepsMemory }.Apply(options);
        using var session = new OrtSession(environment, options, Network.Bytes);
        using var run = new OrtRun(session);
        using var letters = new AlignedMemory(3 * sizeof(long));
        letters.AsSpan<long>().Fill(30);
        run.Bind(0, letters, (int)TensorType.Int64, [1, 3]);
        run.Run(CancellationToken.None);

        nint info = 0;
        var type = -2;
        var api = environment.Api;
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[GetTensorMemoryInfo])(run.ValueAt(1), &info));
        api.Check(((delegate* unmanaged<nint, int*, nint>)api[MemoryInfoGetType])(info, &type));
        type.ShouldBe(allocator);
    }

    [Theory]
    [InlineData(Many, 1, Many - 1)]
    [InlineData(1, Many, 0)]    // a sequential session has none
    public void Threads_OfASession_AreThoseOfItsOperators(int intraOp, int interOp, int expected)
    {
        var before = Threads();
        using var session = Network.Load(new OnnxSessionOptions { IntraOpThreads = intraOp, InterOpThreads = interOp });

        // The test host's own threads come and go, a few at a time.
        (Threads() - before).ShouldBeInRange(expected - Many / 3, expected + Many / 3);
    }

    [Fact]
    public void Optimization_None_LeavesMoreOfTheGraphThanAll() =>
        SavedLength(OnnxOptimization.None).ShouldNotBe(SavedLength(OnnxOptimization.All));

    [Fact]
    public void AddConfiguration_FormatThatTheModelHasNot_RefusesTheModel()
    {
        var environment = Network.Runtime.Environment;
        using var options = new OrtSessionOptions(environment.Api);
        options.AddConfiguration("session.load_model_format\0"u8, "ORT\0"u8);
        Should.Throw<OrtException>(() => new OrtSession(environment, options, Network.Bytes));
    }

    private static int Threads() => Directory.GetDirectories("/proc/self/task").Length;

    private static long SavedLength(OnnxOptimization optimization)
    {
        using var folder = new TemporaryFolder();
        using var session = Network.Load(new OnnxSessionOptions { Optimization = optimization, SaveOptimizedTo = folder.File("saved.onnx") });
        return new FileInfo(folder.File("saved.onnx")).Length;
    }
}
