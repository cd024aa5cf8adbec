using Antiphon.Engines.Onnx.Native;

namespace Antiphon.Engines.Onnx.Tests.Native;

public sealed class OrtRunTests
{
    [Fact]
    public void Run_TerminatedBeforeItBegins_FailsInsideTheRuntimeAndTheNextRuns()
    {
        var environment = Network.Runtime.Environment;
        using var options = new OrtSessionOptions(environment.Api);
        using var session = new OrtSession(environment, options, Network.Bytes);
        using var run = new OrtRun(session);
        using var letters = new AlignedMemory(3 * sizeof(long));
        letters.AsSpan<long>().Fill(30);
        run.Bind(0, letters, elementType: 7, [1, 3]);

        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Should.Throw<OrtException>(() => run.Run(cancellation.Token)).Message.ShouldContain("terminate");
        run.Run(CancellationToken.None);
        run.HasValue(1).ShouldBeTrue();
    }

    [Fact]
    public void Bind_ShapeBeyondTheMemory_IsRefusedByTheRuntimeToo()
    {
        var environment = Network.Runtime.Environment;
        using var options = new OrtSessionOptions(environment.Api);
        using var session = new OrtSession(environment, options, Network.Bytes);
        using var run = new OrtRun(session);
        using var letters = new AlignedMemory(3 * sizeof(long));
        Should.Throw<OrtException>(() => run.Bind(0, letters, elementType: 7, [1, 4]));
        run.HasValue(0).ShouldBeFalse();
    }
}
