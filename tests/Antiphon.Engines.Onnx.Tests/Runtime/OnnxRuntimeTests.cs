using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Tests.Runtime;

public sealed class OnnxRuntimeTests
{
    [Fact]
    public void Load_WithoutAPath_FindsThePackagesLibrary()
    {
        Version.Parse(Network.Runtime.Version).ShouldBeGreaterThanOrEqualTo(new Version(1, 31));
        Network.Runtime.Library.ShouldStartWith(AppContext.BaseDirectory);
    }

    [Fact]
    public void Load_PathThatIsNotThere_SaysSoAndHowToMendIt()
    {
        var e = Should.Throw<OnnxException>(() => OnnxRuntime.Load(new OnnxRuntimeOptions { LibraryPath = "/nowhere/libonnxruntime.so" }));
        e.Failure.ShouldBe(OnnxFailure.LibraryMissing);
        e.Message.ShouldBe("/nowhere/libonnxruntime.so is not there: a build or publish puts it there; otherwise set engines.onnxruntime to its path");
    }

    [Fact]
    public void Load_FileThatIsNoLibrary_IsMissingInOneLine()
    {
        var e = Should.Throw<OnnxException>(() => OnnxRuntime.Load(new OnnxRuntimeOptions { LibraryPath = typeof(OnnxRuntimeTests).Assembly.Location }));
        e.Failure.ShouldBe(OnnxFailure.LibraryMissing);
        e.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void Load_AnotherLibrary_IsUnfit()
    {
        var e = Should.Throw<OnnxException>(() => OnnxRuntime.Load(new OnnxRuntimeOptions { LibraryPath = AnotherLibrary() }));
        e.Failure.ShouldBe(OnnxFailure.LibraryUnfit);
        e.Message.ShouldEndWith("is not ONNX Runtime");
    }

    [Fact]
    public void Load_EmptyPath_IsRefusedBeforeAnySearch() =>
        Should.Throw<ArgumentException>(() => OnnxRuntime.Load(new OnnxRuntimeOptions { LibraryPath = "" }));

    [Fact]
    public void Dispose_BeforeASession_LeavesTheSessionItsEnvironment()
    {
        OnnxSession session;
        using (var runtime = OnnxRuntime.Load(new OnnxRuntimeOptions()))
        {
            session = OnnxSession.Load(runtime, Network.Name, Network.Bytes, new OnnxSessionOptions());
        }

        using var run = session.CreateRun();
        session.Dispose();
        using var letters = Network.BindLetters(run, 5);
        run.Run(CancellationToken.None);
        run.Read<long>(0).Length.ShouldBe(20);
    }

    /// <summary>A library that every .NET runtime brings.</summary>
    private static string AnotherLibrary() => Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so");
}
