using System.Globalization;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Antiphon.Speech.Scheduling;

namespace Antiphon.Cli.Tests.Hosting;

/// <summary>Alone, because the child processes of other tests would be counted.</summary>
[Collection(nameof(AntiphonHostTests))]
[CollectionDefinition(nameof(AntiphonHostTests), DisableParallelization = true)]
public sealed class AntiphonHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_ThatFailsAfterItsEnginesStarted_LeavesNoProcessAndNoTimer()
    {
        var before = ChildProcesses();
        using var error = new StringWriter();

        // Found out when the server is put together, behind the certificates and the engines.
        var settings = SettingsOf(new SchedulerOptions { Slots = 0 });
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => AntiphonHost.StartAsync(settings, ContextOf(error), CancellationToken.None));

        ChildProcesses().ShouldBe(before, error.ToString());
        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Host_ThatStarted_HasItsEnginesProcessesUntilItIsDisposedOf()
    {
        var before = ChildProcesses();
        using var error = new StringWriter();

        var host = await AntiphonHost.StartAsync(SettingsOf(new SchedulerOptions()), ContextOf(error), CancellationToken.None);
        ChildProcesses().Count.ShouldBeGreaterThan(before.Count, error.ToString());
        await host.DisposeAsync();

        ChildProcesses().ShouldBe(before);
        _time.ArmedTimers.ShouldBe(0);
    }

    private Settings SettingsOf(SchedulerOptions scheduler) =>
        new() { Port = 0, DataFolder = _folder.Path, Engines = ["espeak"], Scheduler = scheduler };

    private Surroundings ContextOf(StringWriter error) => new()
    {
        Input = Stream.Null,
        OutputBytes = Stream.Null,
        Output = TextWriter.Null,
        Error = TextWriter.Synchronized(error),
        Variables = new Dictionary<string, string>(),
        WorkingFolder = _folder.Path,
        Time = _time,
    };

    private static List<int> ChildProcesses()
    {
        var parent = " " + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + " ";
        return [.. from folder in Directory.EnumerateDirectories("/proc")
                   where int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _) && IsChild(folder, parent)
                   select int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)];
    }

    // "4711 (name) S parent …": the name may hold anything.
    private static bool IsChild(string folder, string parent)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return stat[(stat.LastIndexOf(')') + 3)..].StartsWith(parent, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;   // it has just ended
        }
    }
}
