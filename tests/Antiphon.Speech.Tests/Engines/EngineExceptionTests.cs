using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

public sealed class EngineExceptionTests
{
    private const string Detail = "process 4711 ended with code 139: /opt/voices/x.onnx: segmentation fault";

    [Theory]
    [MemberData(nameof(Failures))]
    public void Message_OfAFailure_TellsItsKindOnly(EngineFailure failure)
    {
        var exception = new EngineException(failure, Detail);
        exception.Message.ShouldStartWith("The engine");
        exception.Message.ShouldEndWith(".");
        exception.Message.ShouldNotContain("4711");
        exception.Message.ShouldNotContain("/opt");
        exception.Detail.ShouldBe(Detail);
    }

    [Fact]
    public void Messages_OfAllKinds_Differ() =>
        Enum.GetValues<EngineFailure>().Select(failure => new EngineException(failure, Detail).Message).ShouldBeUnique();

    [Fact]
    public void ToString_OfAFailure_HasDetailAndCause()
    {
        var text = new EngineException(EngineFailure.WorkerDied, Detail, new IOException("broken pipe")).ToString();
        text.ShouldContain("The engine's process ended.");
        text.ShouldContain(Detail);
        text.ShouldContain("broken pipe");
    }

    [Fact]
    public void ForClient_KeepsItsMessage()
    {
        var exception = EngineException.ForClient(EngineFailure.Busy, "All workers are busy.");
        (exception.Failure, exception.Message, exception.Detail).ShouldBe((EngineFailure.Busy, "All workers are busy.", "All workers are busy."));
        exception.ToString().ShouldNotContain("Detail");
    }

    public static TheoryData<EngineFailure> Failures() => [.. Enum.GetValues<EngineFailure>()];
}
