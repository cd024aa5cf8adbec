using Antiphon.Server.Data;

namespace Antiphon.Server.Tests;

/// <summary>A folder of a test's own, removed with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("antiphon-test-").FullName;

    public DataFolder Data => new(System.IO.Path.Combine(Path, "data"));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
