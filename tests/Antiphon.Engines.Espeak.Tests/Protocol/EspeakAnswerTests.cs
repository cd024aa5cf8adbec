using Antiphon.Engines.Espeak.Protocol;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Espeak.Tests.Protocol;

public sealed class EspeakAnswerTests
{
    [Fact]
    public void Word_OfThreeNumbers_IsRead() =>
        new EspeakAnswer(FrameType.Word, 1, new byte[] { 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0 }).ToWord().ShouldBe(new WordMark(1, 2, 3));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(11)]
    public void Word_ThatIsTooShort_BreaksTheProtocol(int length) =>
        Should.Throw<EngineException>(() => new EspeakAnswer(FrameType.Word, 1, new byte[length]).ToWord())
            .Failure.ShouldBe(EngineFailure.ProtocolBroken);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Sound_ThatIsTooShort_BreaksTheProtocol(int length) =>
        Should.Throw<EngineException>(() => new EspeakAnswer(FrameType.Sound, 1, new byte[length]).ToSound())
            .Failure.ShouldBe(EngineFailure.ProtocolBroken);
}
