using Antiphon.Server.Stores;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Antiphon.Testing.ObjectStores;

namespace Antiphon.Cli.Tests.Serve;

/// <summary>The real server, killed with synthesis tasks in every state.</summary>
public sealed partial class TaskKillTests : IDisposable
{
    private const int Tasks = 100;
    private static readonly string Text = string.Concat(Enumerable.Repeat("A sentence of a task that somebody waits for. ", 40));
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly List<string> _logs = [];

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Tasks_ServerKilledTwice_AreAllThereOnceInAStore()
    {
        await using var store = await ObjectStore.StartAsync();
        var config = _folder.Write("antiphon.yaml", $"""
            tasks:
              max_running: 2
              s3:
                endpoint: {store.Endpoint}
                region: {ObjectStore.Region}
                access_key_id: {ObjectStore.AccessKeyId}
                secret_access_key: {ObjectStore.SecretAccessKey}
                buckets: books
            """);

        // The first server never hears that its eleventh output was stored, nor the second one that its next is not.
        var ids = await RunUntilAsync(config, store, stored: 10, StoreFault.SilentSuccess, start: Tasks);
        await RunUntilAsync(config, store, stored: 40, StoreFault.Silence);
        store.Fault = _ => StoreFault.None;
        await FinishAsync(config, ids);

        store.Stored.Keys.ShouldBe(ids.Select(id => $"books/some/where.{id}.mulaw"), ignoreOrder: true);
        store.Stored.Values.ShouldAllBe(times => times == 1);
        store.Objects.Values.Select(sound => sound.Length).Distinct().ShouldHaveSingleItem().ShouldBeGreaterThan(8_000);
        store.Unsigned.ShouldBeEmpty();
        ShouldBeLoggedOnce(ids);
    }

    [Fact]
    public async Task Tasks_ServerKilledTwice_AreAllThereOnceInFolders()
    {
        var config = _folder.Write("antiphon.yaml", "tasks:\n  max_running: 2\n");

        var ids = new List<string>();
        for (var kill = 1; kill <= 2; kill++)
        {
            await using var server = await StartAsync(config);
            if (kill == 1) ids.AddRange(await StartTasksAsync(server, Tasks));
            await Eventually.Until(() => Outputs().Count() >= kill * 10, patience: BuiltProgram.Patience);
            await KillAsync(server);
        }

        Outputs().Count().ShouldBeLessThan(Tasks, "the server was killed while tasks were left");
        await FinishAsync(config, ids);

        Outputs().Select(Path.GetFileName).ShouldBe(ids.Select(id => $"where.{id}.mulaw"), ignoreOrder: true);
        Outputs().Select(path => new FileInfo(path).Length).Distinct().ShouldHaveSingleItem().ShouldBeGreaterThan(8_000);
        Directory.GetFiles(_folder.At("data", "stores", "task-queue"), "*.part").ShouldBeEmpty();
        ShouldBeLoggedOnce(ids);
    }

    /// <summary>Runs a server until so many outputs are stored and one more is under way, which meets the fault; then kills it.</summary>
    private async Task<IReadOnlyList<string>> RunUntilAsync(string config, ObjectStore store, int stored, StoreFault fault, int start = 0)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Fault = _ =>
        {
            if (store.Stored.Count < stored) return StoreFault.None;
            met.TrySetResult();
            return fault;
        };
        await using var server = await StartAsync(config);
        var ids = await StartTasksAsync(server, start);
        await met.Task.WaitAsync(BuiltProgram.Patience);
        await Eventually.Until(() => !fault.Stores || store.Stored.Count > stored);
        await KillAsync(server);
        return ids;
    }

    private Task<ServerProgram> StartAsync(string config) =>
        ServerProgram.StartAsync("--data", _folder.At("data"), "--config", config, "--no-signatures");

    private async Task KillAsync(ServerProgram server)
    {
        var (_, _, error) = await server.KillAsync();
        _logs.Add(error);
    }

    private async Task<IReadOnlyList<string>> StartTasksAsync(ServerProgram server, int count)
    {
        var ids = new List<string>();
        for (var n = 0; n < count; n++)
        {
            var members = new { OutputFormat = "mulaw", OutputS3BucketName = "books", OutputS3KeyPrefix = "some/where", Text, VoiceId = "Joanna" };
            using var answer = await _http.PostAsJsonAsync($"http://localhost:{server.Port}/v1/synthesisTasks", members, JsonSerializerOptions.Default);
            ids.Add((await ReadAsync(answer)).GetProperty("SynthesisTask").GetProperty("TaskId").GetString()!);
        }

        return ids;
    }

    private async Task FinishAsync(string config, IReadOnlyList<string> ids)
    {
        await using var server = await StartAsync(config);
        foreach (var id in ids)
        {
            JsonElement task;
            do
            {
                using var answer = await _http.GetAsync(new Uri($"http://localhost:{server.Port}/v1/synthesisTasks/{id}"));
                task = (await ReadAsync(answer)).GetProperty("SynthesisTask");
            }
            while (task.GetProperty("TaskStatus").GetString() is "scheduled" or "inProgress");

            task.GetProperty("TaskStatus").GetString().ShouldBe("completed", task.ToString());
        }

        var (status, _, error) = await server.InterruptAsync();
        status.ShouldBe(0);
        _logs.Add(error);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        answer.IsSuccessStatusCode.ShouldBeTrue(body.ToString());
        return body;
    }

    private IEnumerable<string> Outputs()
    {
        var bucket = _folder.At("data", "stores", "tasks", "books", "some");
        return Directory.Exists(bucket) ? Directory.EnumerateFiles(bucket) : [];
    }

    // A server that is killed may not have said what it did; nobody says it twice.
    private void ShouldBeLoggedOnce(IReadOnlyList<string> ids)
    {
        var completed = _logs.SelectMany(log => Completed().Matches(log)).Select(match => match.Groups[1].Value).ToList();
        completed.ShouldBeUnique();
        completed.ShouldBeSubsetOf(ids);
        completed.Count.ShouldBeGreaterThanOrEqualTo(ids.Count - 4);
    }

    [GeneratedRegex("Synthesis task ([^ ]+) completed")]
    private static partial Regex Completed();
}
