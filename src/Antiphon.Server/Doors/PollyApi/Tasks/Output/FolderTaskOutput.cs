using Antiphon.Server.Data;

namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>Buckets as folders of the data folder: every valid name is one. A file is moved into its place, which is one step for who looks.</summary>
internal sealed class FolderTaskOutput(DataFolder folder) : ITaskOutput
{
    // Every part for itself: a file's name may hold what means something in an address.
    public string UriOf(TaskObject target) => "file://" + string.Join('/', PathOf(target).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    public Task<bool> ExistsAsync(TaskObject target, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(target)));

    public Task PublishAsync(string file, TaskObject target, CancellationToken cancellationToken)
    {
        try
        {
            var path = PathOf(target);
            DataFolder.CreateIn(folder.TaskOutputs, [target.Bucket, .. ObjectPath.Of(target.Key).SkipLast(1)]);
            File.Move(file, path, overwrite: true);
            return Task.CompletedTask;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TaskOutputException("The output could not be moved to its place. The server's log says why.", isTransient: false, e);
        }
    }

    private string PathOf(TaskObject target) => Path.Combine([folder.TaskOutputs, target.Bucket, .. ObjectPath.Of(target.Key)]);
}
