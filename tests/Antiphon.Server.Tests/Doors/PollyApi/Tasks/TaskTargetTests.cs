using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Server.Keys;
using Antiphon.Server.Stores;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Testing.ObjectStores;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

/// <summary>Which buckets and keys of an object store a caller may write to.</summary>
public sealed class TaskTargetTests : IAsyncLifetime
{
    private static readonly AccessKey Bob = new() { Id = "AKIDBOB", Secret = "bobs-secret", Account = "bob/../alice" };
    private ObjectStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await ObjectStore.StartAsync();

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Bucket_ThatIsNotAllowed_IsRefusedAndNothingIsKept()
    {
        await using var server = await StartAsync(["speech", "books"], "");
        using var client = PollySdk.Connect(server);

        var refused = await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members(("OutputS3BucketName", "backups"))));

        (refused.Code, refused.Status).ShouldBe(("InvalidS3BucketException", 400));
        refused.Message.ShouldContain("backups");
        refused.Message.ShouldNotContain("books");
        (await client.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("speech")]
    [InlineData("*")]
    public async Task Bucket_ThatIsAllowed_GetsTheOutput(string allowed)
    {
        await using var server = await StartAsync(["books", allowed], "");
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync((await client.StartAsync()).Id());

        ended.Status().ShouldBe("completed", ended.Reason());
        _store.Objects.Keys.ShouldBe([$"speech/{ended.Id()}.pcm"]);
    }

    [Fact]
    public async Task Prefix_WithAnAccount_GivesEachItsOwnFolder()
    {
        await using var server = await StartAsync(["speech"], "out/{account}/");
        using var alices = PollySdk.Connect(server);
        using var bobs = PollySdk.Connect(server, Bob);

        var alice = await alices.UntilEndedAsync((await alices.StartAsync(("OutputS3KeyPrefix", "book"))).Id());
        var bob = await bobs.UntilEndedAsync((await bobs.StartAsync()).Id());

        (alice.Status(), bob.Status()).ShouldBe(("completed", "completed"), alice.Reason() + bob.Reason());
        _store.Objects.Keys.ShouldBe([$"speech/out/default/book.{alice.Id()}.pcm", $"speech/out/bob=2F=2E=2E=2Falice/{bob.Id()}.pcm"], ignoreOrder: true);
        alice.OutputUri().ShouldEndWith($"/speech/out/default/book.{alice.Id()}.pcm");
        _store.Unsigned.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../bob/book")]
    [InlineData("a/./b")]
    public async Task KeyPrefix_ThatMayLeadOutOfTheAccountsFolder_IsRefused(string prefix)
    {
        await using var server = await StartAsync(["speech"], "out/{account}/");
        using var client = PollySdk.Connect(server);

        var refused = await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members(("OutputS3KeyPrefix", prefix))));

        (refused.Code, refused.Status).ShouldBe(("InvalidS3KeyException", 400));
    }

    [Fact]
    public void Key_LongerThanStoresTake_IsRefused()
    {
        var targets = new TaskTargets(Options(["speech"], new string('a', 99) + "/"));

        var refused = Should.Throw<AwsRefusedException>(() => targets.Of(TaskOf(new string('x', 800), new string('p', 200) + "/")));

        refused.Error.Code.Name.ShouldBe("InvalidS3KeyException");
        Should.NotThrow(() => targets.Of(TaskOf(new string('x', 800), new string('p', 99) + "/")));
    }

    private static SynthesisTask TaskOf(string keyPrefix, string outputPrefix) => new()
    {
        Id = Guid.NewGuid().ToString("D"),
        Account = "default",
        Region = "us-east-1",
        Request = new() { Speech = new() { OutputFormat = "mp3" }, OutputS3BucketName = "speech", OutputS3KeyPrefix = keyPrefix },
        CreationTime = DateTimeOffset.UnixEpoch,
        RequestCharacters = 1,
        OutputUri = "",
        OutputPrefix = outputPrefix,
    };

    private S3OutputOptions Options(IReadOnlyList<string> buckets, string prefix) => new()
    {
        Endpoint = _store.Endpoint,
        Region = ObjectStore.Region,
        AccessKeyId = ObjectStore.AccessKeyId,
        SecretAccessKey = ObjectStore.SecretAccessKey,
        Buckets = buckets,
        Prefix = prefix,
    };

    private Task<TestServer> StartAsync(IReadOnlyList<string> buckets, string prefix) => TestServer.StartAsync(new TestServerOptions
    {
        Keys = [Bob], Tasks = new TaskOptions { LookEvery = TimeSpan.FromMilliseconds(20), S3 = Options(buckets, prefix) },
    });
}
