using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Speech.Planning;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

public sealed class HibariPausesTests
{
    [Theory]
    [InlineData(' ', PieceEnd.Clause, 50)]
    [InlineData(',', PieceEnd.Clause, 180)]
    [InlineData('—', PieceEnd.Clause, 180)]
    [InlineData('.', PieceEnd.Clause, 500)]
    [InlineData(' ', PieceEnd.Sentence, 500)]
    [InlineData(',', PieceEnd.Sentence, 500)]
    [InlineData('?', PieceEnd.Sentence, 500)]
    [InlineData('.', PieceEnd.Paragraph, 750)]
    public void Behind_MarkAndEnd_IsTheLongerOfBoth(char mark, PieceEnd end, double milliseconds) =>
        new HibariPauses().Behind(mark, end).TotalMilliseconds.ShouldBe(milliseconds);

    [Fact]
    public void Validate_PauseThatIsNone_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new HibariPauses { Clause = TimeSpan.FromSeconds(-1) }.Validate());
        var endless = new HibariOptions { Pauses = new() { Paragraph = TimeSpan.FromHours(1) } };
        Should.Throw<ArgumentOutOfRangeException>(() => endless.Validate());
        Should.NotThrow(() => new HibariOptions().Validate());
    }
}
