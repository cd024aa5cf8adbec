using System.Diagnostics;
using Xunit.v3;

namespace Antiphon.Architecture.Tests;

/// <summary>Every test project gets the framework of <see cref="BoundedTestFramework"/> from tests/Directory.Build.props.</summary>
public sealed class TimeLimitTests
{
    [Fact]
    public void Test_WithoutALimitOfItsOwn_HasTheDefault() =>
        LimitOfThisTest().ShouldBe((int)BoundedTestFramework.DefaultLimit.TotalMilliseconds);

    [Fact(Timeout = 600_000)]
    public void Test_WithALimitOfItsOwn_KeepsIt() => LimitOfThisTest().ShouldBe(600_000);

    [Fact]
    public void EveryTestProject_ComposesTheSharedSettings()
    {
        var tests = Path.Combine(RepositoryFolder.Root, "tests");
        Directory.EnumerateFiles(tests, "Directory.Build.*", SearchOption.AllDirectories)
            .ShouldBe([Path.Combine(tests, "Directory.Build.props")], "a further file would hide the one that sets the time limit");
    }

    [Theory]
    [InlineData(nameof(Hang_InATask))]
    [InlineData(nameof(Hang_OfAThread))]
    public async Task Test_ThatHangs_Fails(string hanging)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ArgumentsFor(hanging)) { RedirectStandardOutput = true };
        using var run = Process.Start(start)!;
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        output.ShouldContain("timed out");
        output.ShouldContain("Failed: 1");
        run.ExitCode.ShouldNotBe(0);
    }

    // Explicit: only the test above runs these two, each in a process of its own.
    [Fact(Explicit = true, Timeout = 100)]
    public Task Hang_InATask() => new TaskCompletionSource().Task;

    [Fact(Explicit = true, Timeout = 100)]
    public void Hang_OfAThread() => Thread.Sleep(Timeout.Infinite);

    private static IEnumerable<string> ArgumentsFor(string test)
    {
        var assembly = typeof(TimeLimitTests).Assembly.Location;
        return [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? new[] { assembly } : [],
            "-explicit", "only", "-method", $"{typeof(TimeLimitTests).FullName}.{test}"];
    }

    private static int LimitOfThisTest() => ((IXunitTest)TestContext.Current.Test!).Timeout;
}
