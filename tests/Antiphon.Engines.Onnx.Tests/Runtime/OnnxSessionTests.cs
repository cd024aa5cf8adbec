using Antiphon.Engines.Onnx.Runtime;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Antiphon.Engines.Onnx.Tests.Runtime;

public sealed class OnnxSessionTests
{
    [Fact]
    public void Metadata_OfAnOnnxModel_IsWhatTheGraphSays()
    {
        using var session = Network.Load();
        var input = session.Inputs.ShouldHaveSingleItem();
        (input.Name, input.Type).ShouldBe(("chars", TensorElementType.Int64));
        input.Shape.ShouldBe([1L, -1]);
        var output = session.Outputs.ShouldHaveSingleItem();
        (output.Name, output.Type).ShouldBe(("ids", TensorElementType.Int64));
        output.Shape.Length.ShouldBe(2);
    }

    [Fact]
    public void Metadata_OfAnOrtModel_IsWhatTheGraphSays()
    {
        using var session = Network.Open("moonshine-tiny-en", "encoder_model.ort");
        session.Name.ShouldBe("encoder_model.ort");
        session.Inputs.Select(i => (i.Name, i.Type, i.Shape.Length)).ShouldBe(
            [("input_values", TensorElementType.Float, 2), ("attention_mask", TensorElementType.Int64, 2)]);
        session.Outputs.Select(o => (o.Name, o.Type, o.Shape.Length)).ShouldBe([("last_hidden_state", TensorElementType.Float, 3)]);
    }

    [Theory]
    [InlineData("hibari-heart/hibari.onnx", 2, 6)]
    [InlineData("hibari-heart/oov_gb.onnx", 1, 1)]
    [InlineData("moonshine-tiny-en/decoder_model_merged.ort", 28, 25)]
    public void Load_OtherNetworksInTheBox_WithTheDefaults(string path, int inputs, int outputs)
    {
        using var session = Network.Open(path.Split('/'));
        (session.Inputs.Length, session.Outputs.Length).ShouldBe((inputs, outputs));
    }

    [Fact]
    public void Load_TruncatedAtAnyPlace_IsBroken()
    {
        for (var length = 0; length < Network.Bytes.Length; length += Network.Bytes.Length / 37)
        {
            var bytes = Network.Bytes[..length];
            var e = Should.Throw<OnnxException>(() => OnnxSession.Load(Network.Runtime, "cut.onnx", bytes, new OnnxSessionOptions()));
            e.Failure.ShouldBe(OnnxFailure.ModelBroken);
            e.Message.ShouldStartWith("cut.onnx: ");
            e.Message.ShouldNotContain('\n');
            e.Model.ShouldBe("cut.onnx");
        }
    }

    [Fact]
    public void Load_NoiseInsteadOfAModel_IsBroken()
    {
        var noise = new byte[4096];
        new Random(1).NextBytes(noise);
        Should.Throw<OnnxException>(() => OnnxSession.Load(Network.Runtime, "noise", noise, new OnnxSessionOptions()))
            .Failure.ShouldBe(OnnxFailure.ModelBroken);
    }

    [Theory]
    [InlineData(".onnx")]
    [InlineData(".ort")]
    public void SaveOptimizedTo_ThenLoad_GivesTheSameIds(string extension)
    {
        var path = Path.Combine(Path.GetTempPath(), $"antiphon-{Guid.NewGuid():N}{extension}");
        try
        {
            using var first = Network.Load(new OnnxSessionOptions { Optimization = GraphOptimizationLevel.ORT_ENABLE_EXTENDED, SaveOptimizedTo = path });
            var kept = new OnnxSessionOptions { Optimization = GraphOptimizationLevel.ORT_DISABLE_ALL };
            using var second = OnnxSession.Load(Network.Runtime, "kept", File.ReadAllBytes(path), kept);
            Ids(second).ShouldBe(Ids(first));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Options_OfAnySession_StayOnTheCallersThreadAndKeepNoMemory()
    {
        using var native = new OnnxSessionOptions().ToNative();
        (native.IntraOpNumThreads, native.InterOpNumThreads).ShouldBe((1, 1));
        (native.EnableCpuMemArena, native.EnableMemoryPattern).ShouldBe((false, false));
    }

    [Fact]
    public void Optimization_None_LeavesMoreOfTheGraphThanAll() =>
        SavedLength(GraphOptimizationLevel.ORT_DISABLE_ALL).ShouldNotBe(SavedLength(GraphOptimizationLevel.ORT_ENABLE_ALL));

    private static long SavedLength(GraphOptimizationLevel optimization)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("saved.onnx");
        using var session = Network.Load(new OnnxSessionOptions { Optimization = optimization, SaveOptimizedTo = path });
        return new FileInfo(path).Length;
    }

    private static long[] Ids(OnnxSession session)
    {
        using var run = session.CreateRun();
        using var letters = Network.BindLetters(run, 12);
        run.Run(CancellationToken.None);
        return run.Read<long>(0).ToArray();
    }
}
