using Antiphon.Engines.Onnx.Runtime;
using Microsoft.ML.OnnxRuntime;

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
    public void Load_AnotherPathThanBefore_SaysWhichLibraryTheProcessHas()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.File("libonnxruntime.so");
        File.Copy(Network.Runtime.Library, copy);

        var e = Should.Throw<OnnxException>(() => OnnxRuntime.Load(new OnnxRuntimeOptions { LibraryPath = copy }));

        e.Failure.ShouldBe(OnnxFailure.LibraryUnfit);
        e.Message.ShouldEndWith("this process has already loaded " + Network.Runtime.Library);
    }

    [Fact]
    public void Load_Cuda_WithoutItsFiles_SaysWhichAreMissingAndWhereTheyComeFrom()
    {
        using var folder = new TemporaryFolder();
        var options = new OnnxRuntimeOptions { Provider = ExecutionProvider.Cuda, BaseFolder = folder.Path };

        var e = Should.Throw<OnnxException>(() => OnnxRuntime.Load(options));

        e.Failure.ShouldBe(OnnxFailure.ProviderMissing);
        e.Message.ShouldStartWith($"engines.execution_provider is cuda, but {folder.File("cuda")} lacks libonnxruntime.so, ");
        e.Message.ShouldContain("libonnxruntime_providers_cuda.so: put the native files of the package Microsoft.ML.OnnxRuntime.Gpu.Linux there");
    }

    [Fact]
    public void Load_Cuda_FromALibraryWithoutIt_SaysWhichFilesAreMissingBesideIt()
    {
        var options = new OnnxRuntimeOptions { Provider = ExecutionProvider.Cuda, LibraryPath = Network.Runtime.Library };

        var e = Should.Throw<OnnxException>(() => OnnxRuntime.Load(options));

        e.Failure.ShouldBe(OnnxFailure.ProviderMissing);
        e.Message.ShouldContain($"{Path.GetDirectoryName(Network.Runtime.Library)} lacks libonnxruntime_providers_cuda.so: ");
    }

    [Fact]
    public void Load_WritesNothingOfTheRuntimesToStandardError() =>
        OrtEnv.Instance().EnvLogLevel.ShouldBe(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);

    [Fact]
    public void CreateRun_SessionDisposedOfAfterwards_StillRuns()
    {
        var session = Network.Load();
        using var run = session.CreateRun();
        session.Dispose();
        using var letters = Network.BindLetters(run, 5);
        run.Run(CancellationToken.None);
        run.Read<long>(0).Length.ShouldBe(20);
    }

    /// <summary>A library that every .NET runtime brings.</summary>
    private static string AnotherLibrary() => Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so");
}
