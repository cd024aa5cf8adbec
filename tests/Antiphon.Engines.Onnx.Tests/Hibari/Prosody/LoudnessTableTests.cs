using Antiphon.Engines.Onnx.Hibari.Prosody;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Prosody;

public sealed class LoudnessTableTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(0.6, 0.85, -0.4)]
    [InlineData(0.4, 0.7, 0.9)]
    [InlineData(2, 1.25, 1.1)]
    [InlineData(0.65, 1, 3.1)]      // half way between 4.0 and 2.2
    [InlineData(1, 0.95, 0.85)]     // half way between 1.7 and 0.0
    [InlineData(9, 0.1, -7.2)]      // beyond the table: its edge
    public void At_MeasuredPoint_IsWhatWasMeasured(double pitch, double frequencies, double decibels) =>
        LoudnessTable.At(pitch, frequencies).ShouldBe(decibels, 1e-9);
}
