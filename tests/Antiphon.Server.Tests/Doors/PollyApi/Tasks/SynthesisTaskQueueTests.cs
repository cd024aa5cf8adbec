using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using System.Text.Json;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Speech.Engines;
using Antiphon.Testing.ObjectStores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

/// <summary>What becomes of tasks while servers come and go and stores fail.</summary>
public sealed class SynthesisTaskQueueTests : IDisposable
{
    private static readonly TaskOptions Quick = new() { LookEvery = TimeSpan.FromMilliseconds(20), MaxRunning = 2 };
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Tasks_LeftByAServerThatEnded_AreFinishedByTheNext()
    {
        var ids = new[] { Leave(SynthesisTaskStatus.Scheduled, 0), Leave(SynthesisTaskStatus.InProgress, 1), Leave(SynthesisTaskStatus.Completed, 1), Leave(SynthesisTaskStatus.Failed, 1) };
        await File.WriteAllTextAsync(Path.Combine(_temporary.Data.TaskQueue, ids[1] + ".part"), "half");

        await using var server = await StartAsync(Quick);
        using var client = PollySdk.Connect(server);

        var ended = new List<JsonElement>();
        foreach (var id in ids) ended.Add(await client.UntilEndedAsync(id));
        ended.Select(task => task.Status()).ShouldBe(["completed", "completed", "completed", "failed"]);
        ended.Select(task => File.Exists(task.OutputPath())).ShouldBe([true, true, false, false]);
        Directory.GetFiles(_temporary.Data.TaskQueue, "*.part").ShouldBeEmpty();
    }

    [Fact]
    public async Task Task_PublishedByAServerThatDiedBeforeNoting_IsNotMadeAgain()
    {
        var id = Leave(SynthesisTaskStatus.InProgress, 1);
        var path = new Uri(Store().Find(id)!.OutputUri).LocalPath;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "the whole sound");

        await using var server = await StartAsync(Quick);
        using var client = PollySdk.Connect(server);

        (await client.UntilEndedAsync(id)).Status().ShouldBe("completed");
        (await File.ReadAllTextAsync(path)).ShouldBe("the whole sound");
    }

    [Fact]
    public async Task Task_WhoseServerEndsInGoodOrder_IsNoNearerToItsEnd()
    {
        await using var store = await ObjectStore.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Fault = _ =>
        {
            asked.TrySetResult();
            return StoreFault.Silence;
        };
        string id;
        await using (var server = await StartAsync(Quick with { S3 = S3Of(store) }))
        {
            using var client = PollySdk.Connect(server);
            id = (await client.StartAsync()).Id();
            await asked.Task.WaitAsync(TestServer.Patience);
        }

        var left = Store().Load(id)!;
        (left.Status, left.Starts, left.Request.Speech.Text).ShouldBe((SynthesisTaskStatus.InProgress, 0, "Hello from a task."));
    }

    [Fact]
    public async Task Task_ThatEndsItsServerEachTime_FailsInTheEnd()
    {
        var id = Leave(SynthesisTaskStatus.InProgress, Quick.MaxStarts);

        await using var server = await StartAsync(Quick);
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync(id);
        (ended.Status(), ended.Reason()!).ShouldBe(("failed", $"The server ended {Quick.MaxStarts} times while it ran."));
    }

    [Fact]
    public async Task Task_WhoseLexiconIsGone_FailsAndSaysWhy()
    {
        var id = Leave(SynthesisTaskStatus.Scheduled, 0, speech => speech with { LexiconNames = ["gone"] });

        await using var server = await StartAsync(Quick);
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync(id);
        ended.Status().ShouldBe("failed");
        ended.Reason()!.ShouldContain("gone");
    }

    [Fact]
    public async Task Task_WhoseEngineIsMissing_LetsOthersPassAndIsSpokenOnceItIsThere()
    {
        var engine = new AbsentSynthesizer();
        var german = Leave(SynthesisTaskStatus.Scheduled, 0, speech => speech with { VoiceId = "Vicki" }, age: TimeSpan.FromHours(1));
        var english = Leave(SynthesisTaskStatus.Scheduled, 0);
        await using var server = await StartAsync(Quick with { MaxRunning = 1 }, engines: [engine, new SilentSynthesizer()]);
        using var client = PollySdk.Connect(server);

        (await client.UntilEndedAsync(english)).Status().ShouldBe("completed");
        (Store().Find(german)!.Status, Store().Find(german)!.Starts).ShouldBe((SynthesisTaskStatus.Scheduled, 0));
        engine.IsThere = true;

        (await client.UntilEndedAsync(german)).Status().ShouldBe("completed");
    }

    [Fact]
    public async Task Task_WhoseEngineFindsItselfUnavailable_IsSpokenOnceItIsNot()
    {
        var (engine, log) = (new AbsentSynthesizer { IsThere = true, IsBroken = true }, new LogLines());
        var german = Leave(SynthesisTaskStatus.Scheduled, 0, speech => speech with { VoiceId = "Vicki" });
        await using var server = await StartAsync(Quick, engines: [engine], log: log);
        using var client = PollySdk.Connect(server);

        await Eventually.Until(() => log.Lines.Count(line => line.Text.Contains("The model is gone.")) > 3);
        engine.IsBroken = false;

        (await client.UntilEndedAsync(german)).Status().ShouldBe("completed");
    }

    [Fact]
    public async Task Task_WhoseEngineIsMissingAsLongAsTasksAreKept_Fails()
    {
        var log = new LogLines();
        var german = Leave(SynthesisTaskStatus.Scheduled, 0, speech => speech with { VoiceId = "Vicki" }, age: TimeSpan.FromHours(73));
        await using var server = await StartAsync(Quick, engines: [new AbsentSynthesizer()], log: log);

        await Eventually.Until(() => Store().Load(german) is null);

        log.Lines.ShouldContain(line => line.Text.Contains(german) && line.Text.Contains("No installed engine speaks the voice Vicki."));
    }

    [Fact]
    public async Task Task_OlderThanTheyAreKeptThatNeverRan_IsRun()
    {
        var old = Leave(SynthesisTaskStatus.Scheduled, 0, age: TimeSpan.FromHours(73));
        var output = new Uri(Store().Find(old)!.OutputUri).LocalPath;
        await using var server = await StartAsync(Quick);

        await Eventually.Until(() => Store().Load(old) is null);

        File.Exists(output).ShouldBeTrue();
    }

    [Fact]
    public async Task Tasks_OlderThanTheyAreKept_AreForgottenAndTheirOutputsStay()
    {
        await using var server = await StartAsync(Quick with { KeptFor = TimeSpan.FromHours(72) });
        using var client = PollySdk.Connect(server);
        var ended = await client.UntilEndedAsync((await client.StartAsync()).Id());
        var (young, old) = (Leave(SynthesisTaskStatus.Completed, 1, age: TimeSpan.FromHours(71)), Leave(SynthesisTaskStatus.Failed, 1, age: TimeSpan.FromHours(73)));

        await Eventually.Until(() => Store().Load(old) is null);

        (await client.ListAsync()).Select(task => task.Id()).ShouldBe([young, ended.Id()]);
        (await client.RefusalAsync(PollyCall.GetTask(old))).Code.ShouldBe("SynthesisTaskNotFoundException");
        File.Exists(ended.OutputPath()).ShouldBeTrue();
    }

    [Fact]
    public async Task Tasks_OfTwoServersOnOneFolder_AreEachRunOnce()
    {
        await using var store = await ObjectStore.StartAsync();
        var options = Quick with { S3 = S3Of(store) };
        await using var one = await StartAsync(options);
        await using var other = await StartAsync(options);
        using var ones = PollySdk.Connect(one);
        using var others = PollySdk.Connect(other);

        var ids = (await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? ones : others).StartAsync()))).Select(task => task.Id()).ToList();
        foreach (var id in ids) (await ones.UntilEndedAsync(id)).Status().ShouldBe("completed");

        store.Stored.Count.ShouldBe(20);
        store.Stored.Values.ShouldAllBe(times => times == 1);
        (await others.ListAsync("completed")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task Task_OfAServerThatIsAsked_IsRunByTheOneThatHasTheLock_AndTakenOverFromIt()
    {
        var one = await StartAsync(Quick);
        await using var other = await StartAsync(Quick);
        using var others = PollySdk.Connect(other);

        (await others.UntilEndedAsync((await others.StartAsync()).Id())).Status().ShouldBe("completed");
        await one.DisposeAsync();
        (await others.UntilEndedAsync((await others.StartAsync()).Id())).Status().ShouldBe("completed");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Task_WhoseStoreFailsForAWhile_IsPublishedOnceItDoesNot(int status)
    {
        await using var store = await ObjectStore.StartAsync();
        var (time, requests) = (new ManualTime(DateTimeOffset.UtcNow), 0);
        store.Fault = _ => Interlocked.Increment(ref requests) <= 4 ? new StoreFault(status, "Test", Hangs: false, Stores: false) : StoreFault.None;
        await using var server = await StartAsync(Quick with { S3 = S3Of(store), PublishTimeout = TimeSpan.FromDays(40), KeptFor = TimeSpan.FromDays(40) }, time);
        using var client = PollySdk.Connect(server);

        var id = (await client.StartAsync(("OutputFormat", "mp3"))).Id();
        await Eventually.Until(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            return Store().Find(id)!.HasEnded;
        });

        Store().Find(id)!.Status.ShouldBe(SynthesisTaskStatus.Completed);
        (store.Stored.ShouldHaveSingleItem().Key, store.ContentTypes.Values.Single()).ShouldBe(($"speech/{id}.mp3", "audio/mpeg"));
        store.Stored.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task Task_WhoseBucketIsNotThere_FailsAndSaysWhy()
    {
        await using var store = await ObjectStore.StartAsync();
        store.Fault = _ => StoreFault.NoSuchBucket;
        await using var server = await StartAsync(Quick with { S3 = S3Of(store) });
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync((await client.StartAsync()).Id());

        ended.Status().ShouldBe("failed");
        ended.Reason().ShouldBe("The object store refused the output: NoSuchBucket.");
        ended.OutputUri().ShouldBe($"{store.Endpoint.GetLeftPart(UriPartial.Authority)}/speech/{ended.Id()}.pcm");
        Directory.GetFiles(_temporary.Data.TaskQueue).Select(Path.GetExtension).ShouldBe([".json"]);
    }

    [Fact]
    public async Task Task_WhoseBucketIsNoLongerAllowed_FailsAndWritesNothing()
    {
        await using var store = await ObjectStore.StartAsync();
        var id = Leave(SynthesisTaskStatus.Scheduled, 0);
        await using var server = await StartAsync(Quick with { S3 = S3Of(store) with { Buckets = ["books"] } });
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync(id);

        (ended.Status(), ended.Reason()).ShouldBe(("failed", "The bucket 'speech' is none that this server writes to."));
        store.Objects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_WhileNoTaskCanBegin_DoesNotLookThroughTheFolder()
    {
        var (log, release) = (new LogLines(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var server = await StartAsync(new TaskOptions { MaxRunning = 1, LookEvery = TimeSpan.FromHours(1) }, engines: [new HeldSynthesizer(release.Task)], log: log);
        using var client = PollySdk.Connect(server);
        var running = (await client.StartAsync()).Id();
        await Eventually.Until(() => log.Lines.Any(line => line.Text.Contains(running) && line.Text.Contains("began")));

        // Whoever looks through the folder tells of it.
        await File.WriteAllTextAsync(Path.Combine(_temporary.Data.TaskQueue, "damaged.json"), "{");
        for (var n = 0; n < 10; n++) await client.StartAsync();
        release.SetResult();
        await Eventually.Until(() => log.Lines.Any(IsOfDamage));

        log.Lines.TakeWhile(line => !IsOfDamage(line)).ShouldContain(line => line.Text.Contains(running) && line.Text.Contains("completed"));

        static bool IsOfDamage((LogLevel Level, string Text) line) => line.Text.Contains("damaged.json");
    }

    [Theory]
    [InlineData("{ \"id\": \"damaged\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":"damaged","account":"default","region":"us-east-1","request":null,"creationTime":"2026-11-21T00:00:00Z","requestCharacters":1,"outputUri":""}""")]
    public Task File_ThatIsDamaged_IsSetAsideAndHindersNoOther(string content) => SetsAsideAsync(content);

    [Theory]
    [InlineData("\"id\": \"damaged\"", "\"id\": \"another\"")]
    [InlineData("\"account\": \"default\"", "\"account\": \"\"")]
    [InlineData("\"region\": \"us-east-1\"", "\"region\": \"\"")]
    [InlineData("\"status\": \"Scheduled\"", "\"status\": 99")]
    [InlineData("\"status\": \"Scheduled\"", "\"status\": -1")]
    [InlineData("\"starts\": 0", "\"starts\": -1")]
    [InlineData("\"voiceId\": \"Joanna\"", "\"voiceId\": null")]
    [InlineData("\"outputFormat\": \"pcm\"", "\"outputFormat\": null")]
    [InlineData("\"outputFormat\": \"pcm\"", "\"outputFormat\": \"wav\"")]
    [InlineData("\"lexiconNames\": []", "\"lexiconNames\": [null]")]
    [InlineData("\"text\": \"Left behind.\"", "\"text\": null")]
    [InlineData("\"outputS3BucketName\": \"speech\"", "\"outputS3BucketName\": \"../../..\"")]
    [InlineData("\"outputS3BucketName\": \"speech\"", "\"outputS3BucketName\": null")]
    public async Task File_ThatWasEditedByHand_IsSetAsideAndHindersNoOther(string was, string becomes)
    {
        var left = Leave(SynthesisTaskStatus.Scheduled, 0);
        var content = (await File.ReadAllTextAsync(Path.Combine(_temporary.Data.TaskQueue, left + ".json"))).Replace(left, "damaged", StringComparison.Ordinal);
        Store().Remove(left);
        content.ShouldContain(was);

        await SetsAsideAsync(content.Replace(was, becomes, StringComparison.Ordinal));
    }

    private async Task SetsAsideAsync(string content)
    {
        var log = new LogLines();
        var damaged = Path.Combine(_temporary.Data.TaskQueue, "damaged.json");
        var aside = Path.Combine(_temporary.Data.TaskQueue, "damaged");
        await File.WriteAllTextAsync(damaged, content);
        await using var server = await StartAsync(Quick, log: log);
        using var client = PollySdk.Connect(server);

        (await client.UntilEndedAsync((await client.StartAsync()).Id())).Status().ShouldBe("completed");
        await TestServer.UntilAsync(() => !File.Exists(damaged));

        (await File.ReadAllTextAsync(Path.Combine(aside, "damaged.json"))).ShouldBe(content);
        (await File.ReadAllTextAsync(Path.Combine(aside, "damaged.reason.txt"))).ShouldContain("damaged.json is damaged: ");
        log.Lines.ShouldContain(line => line.Level == LogLevel.Error && line.Text.Contains(Path.Combine(aside, "damaged.json")));
        (await client.RefusalAsync(PollyCall.GetTask("damaged"))).Code.ShouldBe("SynthesisTaskNotFoundException");
        (await client.ListAsync()).Count.ShouldBe(1);
    }

    private Task<TestServer> StartAsync(TaskOptions options, TimeProvider? time = null, IReadOnlyList<ISynthesizer>? engines = null, LogLines? log = null) =>
        TestServer.StartAsync(new TestServerOptions
        {
            Data = _temporary.Data, Tasks = options, Time = time ?? TimeProvider.System, Engines = engines ?? [new SilentSynthesizer()], Log = log,
        });

    private SynthesisTaskStore Store() => new(_temporary.Data, NullLogger<SynthesisTaskStore>.Instance);

    private static S3OutputOptions S3Of(ObjectStore store) => new()
    {
        Endpoint = store.Endpoint, Region = ObjectStore.Region, AccessKeyId = ObjectStore.AccessKeyId, SecretAccessKey = ObjectStore.SecretAccessKey,
        Buckets = ["speech"],
    };

    /// <summary>A task as another server of the same account has left it.</summary>
    private string Leave(SynthesisTaskStatus status, int starts, Func<SynthesizeSpeechRequest, SynthesizeSpeechRequest>? change = null, TimeSpan age = default)
    {
        var speech = new SynthesizeSpeechRequest { OutputFormat = "pcm", Text = "Left behind.", VoiceId = "Joanna" };
        var task = new SynthesisTask
        {
            Id = Guid.NewGuid().ToString("D"),
            Account = "default",
            Region = "us-east-1",
            Request = new SynthesisTaskRequest { Speech = change?.Invoke(speech) ?? speech, OutputS3BucketName = "speech" },
            CreationTime = DateTimeOffset.UtcNow - age,
            RequestCharacters = 12,
            OutputUri = "",
            Status = status,
            Starts = starts,
        };
        task = task with { OutputUri = new FolderTaskOutput(_temporary.Data).UriOf(TaskObject.Of(task)) };
        Store().Save(task);
        return task.Id;
    }
}
