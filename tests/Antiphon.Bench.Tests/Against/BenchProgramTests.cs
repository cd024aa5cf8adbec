using Antiphon.Bench.Against;

namespace Antiphon.Bench.Tests.Against;

public sealed class BenchProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("antiphon-bench-test");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task List_IsWhatTheProgramSays()
    {
        var program = Write("echo 'bench [--short] …'; echo '  a1  decode'; echo '  k  calls'");
        (await program.ListAsync(CancellationToken.None)).ShouldBe(["a1", "k"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Run_ThatMissesAGoal_IsComplete(int status) =>
        (await Write($"echo \"$1\"; exit {status}").RunAsync(["k"], CancellationToken.None)).ShouldBe("k\n");

    [Fact]
    public async Task Run_ThatFails_SaysWithWhat() =>
        (await Should.ThrowAsync<InvalidOperationException>(Write("echo broken; exit 134").RunAsync(["k"], CancellationToken.None)))
            .Message.ShouldContain("ended with status 134:\nbroken");

    [Fact]
    public async Task Run_ThatIsCancelled_EndsWithEverythingItStarted()
    {
        var child = Path.Combine(_folder.FullName, "child");
        using var stop = new CancellationTokenSource();
        var program = Write($"tail -f /dev/null & echo $! > {child}.new; mv {child}.new {child}; wait");
        var running = program.RunAsync([], stop.Token);
        await Eventually.Until(() => File.Exists(child));
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);

        IsRunning((await File.ReadAllTextAsync(child)).Trim()).ShouldBeFalse();
    }

    // A process that has ended and that its parent has not asked for yet is still listed, as a zombie.
    private static bool IsRunning(string process)
    {
        var status = $"/proc/{process}/status";
        return File.Exists(status) && !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
    }

    private BenchProgram Write(string script)
    {
        var path = Path.Combine(_folder.FullName, "program");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new BenchProgram(path, _folder.FullName);
    }
}
