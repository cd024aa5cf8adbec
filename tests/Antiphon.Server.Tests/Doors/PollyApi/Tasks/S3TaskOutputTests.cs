using System.Security.Cryptography;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Testing.ObjectStores;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

public sealed class S3TaskOutputTests : IAsyncLifetime
{
    private static readonly TaskObject Target = new("speech", "some/where/book.1.mp3", "audio/mpeg");
    private readonly TemporaryFolder _temporary = new();
    private ObjectStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await ObjectStore.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _temporary.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task Publish_AFile_StoresItOnceAndTakesItAway(int length)
    {
        using var output = new S3TaskOutput(Options(), TimeProvider.System);
        var (file, content) = FileOf(length);

        (await output.ExistsAsync(Target, CancellationToken.None)).ShouldBeFalse();
        await output.PublishAsync(file, Target, CancellationToken.None);

        (await output.ExistsAsync(Target, CancellationToken.None)).ShouldBeTrue();
        _store.Objects["speech/some/where/book.1.mp3"].ShouldBe(content);
        _store.ContentTypes["speech/some/where/book.1.mp3"].ShouldBe("audio/mpeg");
        _store.Stored.Values.ShouldBe([1]);
        _store.Unsigned.ShouldBeEmpty();
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task Publish_ALargeFile_GoesInPartsAndAppearsWhole()
    {
        using var output = new S3TaskOutput(Options() with { PartBytes = 30_000 }, TimeProvider.System);
        var (file, content) = FileOf(100_000);

        await output.PublishAsync(file, Target, CancellationToken.None);

        _store.Objects["speech/some/where/book.1.mp3"].ShouldBe(content);
        _store.ContentTypes["speech/some/where/book.1.mp3"].ShouldBe("audio/mpeg");
        _store.OpenUploads.ShouldBe(0);
    }

    [Fact]
    public async Task Publish_APartIsRefused_GivesTheWholeUploadUp()
    {
        using var output = new S3TaskOutput(Options() with { PartBytes = 30_000 }, TimeProvider.System);
        _store.Fault = request => request.Query["partNumber"] == "3" ? StoreFault.AccessDenied : StoreFault.None;
        var (file, _) = FileOf(100_000);

        var failed = await Should.ThrowAsync<TaskOutputException>(output.PublishAsync(file, Target, CancellationToken.None));

        failed.IsTransient.ShouldBeFalse();
        failed.Message.ShouldContain("AccessDenied");
        _store.Objects.ShouldBeEmpty();
        _store.OpenUploads.ShouldBe(0);
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public async Task Publish_BrokenOffWhileTheStoreIsDead_EndsSoon()
    {
        var time = new ManualTime();
        using var output = new S3TaskOutput(Options() with { PartBytes = 30_000 }, time);
        using var stop = new CancellationTokenSource();
        var (part, abort) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _store.Fault = request =>
        {
            if (request.Method == "POST") return StoreFault.None;
            (request.Method == "DELETE" ? abort : part).TrySetResult();
            return StoreFault.Silence;
        };

        var publishing = output.PublishAsync(FileOf(100_000).File, Target, stop.Token);
        await part.Task.WaitAsync(TestServer.Patience);
        await stop.CancelAsync();
        await abort.Task.WaitAsync(TestServer.Patience);
        publishing.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(5));

        await Should.ThrowAsync<OperationCanceledException>(publishing.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(404, false)]
    [InlineData(403, false)]
    public async Task Publish_Refused_SaysWhetherAnotherTryMayHelp(int status, bool transient)
    {
        using var output = new S3TaskOutput(Options(), TimeProvider.System);
        _store.Fault = _ => new StoreFault(status, "Test", Hangs: false, Stores: false);

        var failed = await Should.ThrowAsync<TaskOutputException>(output.PublishAsync(FileOf(10).File, Target, CancellationToken.None));

        failed.IsTransient.ShouldBe(transient);
    }

    [Fact]
    public async Task Publish_WithoutAnAnswer_EndsWithTheRequestsTime()
    {
        using var output = new S3TaskOutput(Options() with { RequestTimeout = TimeSpan.FromMilliseconds(200) }, TimeProvider.System);
        _store.Fault = _ => StoreFault.Silence;

        (await Should.ThrowAsync<TaskOutputException>(output.PublishAsync(FileOf(10).File, Target, CancellationToken.None))).IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task Publish_WithAnotherSecret_IsRefusedForGood()
    {
        using var output = new S3TaskOutput(Options() with { SecretAccessKey = "another" }, TimeProvider.System);

        (await Should.ThrowAsync<TaskOutputException>(output.PublishAsync(FileOf(10).File, Target, CancellationToken.None))).IsTransient.ShouldBeFalse();
        _store.Unsigned.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("http://minio:9000", null, null, "http://minio:9000/speech/some/where/book.1.mp3")]
    [InlineData("https://store.example/s3/", null, true, "https://store.example/s3/speech/some/where/book.1.mp3")]
    [InlineData("https://store.example", null, false, "https://speech.store.example/some/where/book.1.mp3")]
    [InlineData(null, "eu-west-1", null, "https://s3.eu-west-1.amazonaws.com/speech/some/where/book.1.mp3")]
    public void Uri_IsWhereTheObjectWillBe(string? endpoint, string? region, bool? pathStyle, string expected)
    {
        using var output = new S3TaskOutput(Options() with { Endpoint = endpoint is null ? null : new Uri(endpoint), Region = region, PathStyle = pathStyle }, TimeProvider.System);

        output.UriOf(Target).ShouldBe(expected);
    }

    [Fact]
    public void Uri_OfAKeyWithSignsOfAddresses_LeadsToTheKey()
    {
        using var output = new S3TaskOutput(Options(), TimeProvider.System);
        const string key = "what?/a&b/c+d/e:f=$.1.mp3";

        var uri = new Uri(output.UriOf(Target with { Key = key }));

        Uri.UnescapeDataString(uri.AbsolutePath).ShouldBe("/speech/" + key);
        uri.Query.ShouldBeEmpty();
    }

    [Fact]
    public void Options_ThatDoNotBelongTogether_AreRefused()
    {
        var good = new S3OutputOptions { Region = "r", Buckets = ["speech"] };
        Should.Throw<ArgumentException>(() => (good with { Region = null }).Validate());
        Should.Throw<ArgumentException>(() => (good with { AccessKeyId = "a" }).Validate());
        Should.Throw<ArgumentException>(() => (good with { PartBytes = (5 * 1024 * 1024) - 1 }).Validate());
        Should.NotThrow(() => (good with { PartBytes = 5 * 1024 * 1024 }).Validate());
        (good with { AccessKeyId = "a", SecretAccessKey = "s3cret" }).ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    public void Options_WithoutABucket_AreRefusedByTheNameOfTheSetting()
    {
        var options = new S3OutputOptions { Region = "r" };

        Should.Throw<ArgumentException>(options.Validate).Message.ShouldContain("tasks.s3.buckets");
        Should.Throw<ArgumentException>(() => (options with { Buckets = ["No_Bucket"] }).Validate()).Message.ShouldContain("No_Bucket");
        Should.NotThrow(() => (options with { Buckets = ["speech", "books.of-2026"] }).Validate());
        Should.NotThrow(() => (options with { Buckets = ["*"] }).Validate());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("speech/", true)]
    [InlineData("speech/{account}/", true)]
    [InlineData("a.b/x{account}y/c/", true)]
    [InlineData("speech", false)]
    [InlineData("/", false)]
    [InlineData("/speech/", false)]
    [InlineData("a//b/", false)]
    [InlineData("../", false)]
    [InlineData("a/./b/", false)]
    [InlineData("{account}/{account}/", false)]
    [InlineData("{region}/", false)]
    [InlineData("no blanks/", false)]
    public void Options_Prefix_IsCheckedAtTheStart(string prefix, bool isGood)
    {
        var options = new S3OutputOptions { Region = "r", Buckets = ["speech"], Prefix = prefix };

        if (isGood) Should.NotThrow(options.Validate);
        else Should.Throw<ArgumentException>(options.Validate).Message.ShouldContain("tasks.s3.prefix");
    }

    private S3OutputOptions Options() => new()
    {
        Endpoint = _store.Endpoint, Region = ObjectStore.Region, AccessKeyId = ObjectStore.AccessKeyId, SecretAccessKey = ObjectStore.SecretAccessKey,
    };

    private (string File, byte[] Content) FileOf(int length)
    {
        var (file, content) = (Path.Combine(_temporary.Path, "audio"), RandomNumberGenerator.GetBytes(length));
        File.WriteAllBytes(file, content);
        return (file, content);
    }
}
