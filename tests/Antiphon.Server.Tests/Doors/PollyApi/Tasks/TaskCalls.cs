using Antiphon.Server.Stores;
using System.Text.Json;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

/// <summary>What tests do with tasks through Amazon's pipeline.</summary>
internal static class TaskCalls
{
    /// <summary>The members of a good request, changed or added to as said; a null takes one out.</summary>
    public static Dictionary<string, object> Members(params (string Name, object? Value)[] changes)
    {
        var members = new Dictionary<string, object>
        {
            ["OutputFormat"] = "pcm", ["OutputS3BucketName"] = "speech", ["Text"] = "Hello from a task.", ["VoiceId"] = "Joanna",
        };
        foreach (var (name, value) in changes)
        {
            if (value is null) members.Remove(name);
            else members[name] = value;
        }

        return members;
    }

    /// <summary>Starts a task.</summary>
    public static async Task<JsonElement> StartAsync(this PollySdkClient client, params (string Name, object? Value)[] changes) =>
        (await client.CallAsync(PollyCall.StartTask(Members(changes)))).GetProperty("SynthesisTask");

    public static async Task<JsonElement> GetAsync(this PollySdkClient client, string id) =>
        (await client.CallAsync(PollyCall.GetTask(id))).GetProperty("SynthesisTask");

    /// <summary>Asks until a task has ended.</summary>
    public static async Task<JsonElement> UntilEndedAsync(this PollySdkClient client, string id)
    {
        var patience = TestServer.Patience;
        while (true)
        {
            patience.ThrowIfCancellationRequested();
            var task = await client.GetAsync(id);
            if (task.Status() is "completed" or "failed") return task;
        }
    }

    public static async Task<IReadOnlyList<JsonElement>> ListAsync(this PollySdkClient client, string? status = null) =>
        [.. (await client.CallAsync(PollyCall.ListTasks(status))).GetProperty("SynthesisTasks").EnumerateArray()];

    public static string Id(this JsonElement task) => task.GetProperty("TaskId").GetString()!;

    public static string Status(this JsonElement task) => task.GetProperty("TaskStatus").GetString()!;

    public static string? Reason(this JsonElement task) => task.TryGetProperty("TaskStatusReason", out var reason) ? reason.GetString() : null;

    public static string OutputUri(this JsonElement task) => task.GetProperty("OutputUri").GetString()!;

    public static string OutputPath(this JsonElement task) => new Uri(task.OutputUri()).LocalPath;
}
