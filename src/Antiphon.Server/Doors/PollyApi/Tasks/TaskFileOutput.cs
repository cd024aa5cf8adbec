using Antiphon.Server.Data;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>A task's output while it is made: a file that nobody but its owner sees. Used by one task.</summary>
internal sealed class TaskFileOutput(string path) : ISpeechOutput, IAsyncDisposable
{
    private readonly FileStream _file = AtomicFile.OpenOwnerOnly(path, FileMode.Create);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken) => _file.WriteAsync(audio, cancellationToken);

    /// <summary>All of it is on the disk when this returns.</summary>
    public void Complete() => _file.Flush(flushToDisk: true);

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
