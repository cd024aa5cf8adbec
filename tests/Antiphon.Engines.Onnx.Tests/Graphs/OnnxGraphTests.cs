using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Tests.Hibari.Inference;

namespace Antiphon.Engines.Onnx.Tests.Graphs;

public sealed class OnnxGraphTests
{
    private static readonly OnnxGraph Voice = OnnxGraph.Read(VoiceParts.Model);

    [Fact]
    public void Cut_Voice_HasThePartsOfTheSpecification()
    {
        var parts = HibariCut.Apply(Voice);

        HibariCut.FindCutPoints(Voice).ShouldBe(new HibariCutPoints(
            "/Transpose_22_output_0", "/Transpose_55_output_0", "/Sub_output_0", "/Clip_output_0", "/Concat_43_output_0"));
        parts.Text.Nodes.Count.ShouldBe(1272);
        parts.Prosody.Nodes.Count.ShouldBe(237);
        parts.Decoder.Nodes.Count.ShouldBe(220);
    }

    [Fact]
    public void ToModel_ReadAgain_IsTheSameGraph()
    {
        var again = OnnxGraph.Read(Voice.ToModel());

        again.Nodes.Count.ShouldBe(Voice.Nodes.Count);
        again.Nodes.Zip(Voice.Nodes).ShouldAllBe(pair => pair.First.Message.Equals(pair.Second.Message));
        again.Inputs.Select(input => input.Name).ShouldBe(["ids", "speed"]);
        again.Outputs.Select(output => output.Name).ShouldBe(["lh", "theta", "ln", "lr", "phi", "f0"]);
    }

    [Fact]
    public void Dequantization_Voice_LeavesNoIntegerProduct()
    {
        var decoder = HibariCut.Apply(Dequantization.Apply(Voice)).Decoder;

        decoder.Nodes.ShouldNotContain(node => node.Operator == "MatMulInteger" || node.Operator == "DynamicQuantizeLinear");
        decoder.Nodes.Count(node => node.Operator == "MatMul").ShouldBe(17);
    }

    [Fact]
    public void UnsignedWeights_Voice_StandForTheSameNumbers()
    {
        var unsigned = UnsignedWeights.Apply(Voice);
        foreach (var product in Voice.Nodes.Where(node => node.Operator == "MatMulInteger"))
        {
            var (before, after) = (Voice.Tensor(product.Inputs[1])!, unsigned.Tensor(product.Inputs[1])!);
            var zeroBefore = Voice.Tensor(product.Inputs[3])!.ReadValues()[0];
            var zeroAfter = unsigned.Tensor(product.Inputs[3])!.ReadValues()[0];

            after.IsSigned8.ShouldBeFalse();
            after.ReadShape().ShouldBe(before.ReadShape());
            after.ReadValues().Select(value => value - zeroAfter).ShouldBe(before.ReadValues().Select(value => value - zeroBefore));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Read_FileCutShort_IsInvalidData(int length) =>
        Should.Throw<InvalidDataException>(() => OnnxGraph.Read(VoiceParts.Model.AsSpan(0, length)));

    [Fact]
    public void FindSeams_AnotherNetwork_IsInvalidData() =>
        Should.Throw<InvalidDataException>(() => HibariCut.FindCutPoints(OnnxGraph.Read(Network.Bytes)));
}
