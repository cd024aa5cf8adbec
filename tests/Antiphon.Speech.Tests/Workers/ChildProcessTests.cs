using System.Collections.Concurrent;
using System.Text;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Speech.Tests.Workers;

public sealed class ChildProcessTests
{
    private readonly ConcurrentQueue<string> _log = new();

    [Fact]
    public async Task Child_Killed_EndsItsOutputAtOnce()
    {
        await using var child = Start("/bin/cat");
        await child.Input.WriteAsync("hello"u8.ToArray());
        await child.Input.FlushAsync();
        var buffer = new byte[16];
        (await child.Output.ReadAsync(buffer)).ShouldBe(5);
        child.Kill();
        (await child.Output.ReadAsync(buffer)).ShouldBe(0);
        (await child.LastWordsAsync()).ShouldContain("ended with code 137");
        child.Kill();
    }

    [Fact]
    public async Task Child_ThatComplains_IsQuoted()
    {
        await using var child = Start("/bin/sh", "-c", "for n in 1 2 3 4 5; do echo line $n >&2; done; exit 3");
        (await child.Output.ReadAsync(new byte[1])).ShouldBe(0);
        (await child.LastWordsAsync()).ShouldEndWith("ended with code 3: line 4 | line 5");
        _log.ToArray().ShouldBe(["line 1", "line 2", "line 3", "line 4", "line 5"]);
    }

    [Fact]
    public async Task Child_Disposed_EndsGentlyWhenItsInputDoes()
    {
        var child = Start("/bin/sh", "-c", "cat; echo bye >&2");
        await child.DisposeAsync();
        child.Exited.IsCompleted.ShouldBeTrue();
        _log.ToArray().ShouldBe(["bye"]);
        child.Kill();
    }

    [Fact]
    public async Task Child_ThatDoesNotListen_IsKilledWhenItsTimeIsUp()
    {
        var time = new ManualTime();
        var child = Start(time, "/bin/sh", "-c", "exec tail -f /dev/null");
        var disposing = child.DisposeAsync().AsTask();
        await Eventually.Until(() => time.ArmedTimers > 0);
        disposing.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(2));
        await disposing;
        child.Exited.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Program_ThatIsNotThere_IsUnavailable()
    {
        var failure = Should.Throw<EngineException>(() => Start("/nowhere/program"));
        failure.Failure.ShouldBe(EngineFailure.Unavailable);
        failure.Detail.ShouldContain("/nowhere/program");
    }

    [Fact]
    public void LastLines_Long_AreCut()
    {
        var lines = new LastLines(capacity: 1);
        lines.Add("gone");
        lines.Add(new string('x', 10_000));
        Encoding.UTF8.GetByteCount(lines.ToString()).ShouldBe(500);
    }

    private ChildProcess Start(string program, params string[] arguments) => Start(new ManualTime(), program, arguments);

    private ChildProcess Start(ManualTime time, string program, params string[] arguments) =>
        ChildProcess.Start(new WorkerCommand(program, arguments), new WorkerPoolOptions { LastLines = 2 }, time, _log.Enqueue);
}
