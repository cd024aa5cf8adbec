using Antiphon.Server.Doors.PollyApi.Tasks.Output;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

public sealed class FolderTaskOutputTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Publish_WhereNoFolderCanBe_FailsForGoodAndNamesNoPath()
    {
        var output = new FolderTaskOutput(_temporary.Data);
        var target = new TaskObject("speech", "book.mp3", "audio/mpeg");
        var place = new Uri(output.UriOf(target)).LocalPath;
        Directory.CreateDirectory(place);

        var failed = await Should.ThrowAsync<TaskOutputException>(async () => await output.PublishAsync(place, target, CancellationToken.None));

        failed.IsTransient.ShouldBeFalse();
        failed.Message.ShouldNotContain(_temporary.Path);
        failed.InnerException.ShouldNotBeNull();
    }
}
