using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Tests.Graphs;

public sealed class GraphCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("antiphon-graphs").FullName;
    private int _made;

    [Fact]
    public void Open_SecondTime_ReadsWhatWasKept()
    {
        Open(_folder);
        Open(_folder);

        _made.ShouldBe(1);
        Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).ShouldBe(["key"]);
    }

    [Fact]
    public void Open_KeptFileDamaged_MakesItAgainAndKeepsThat()
    {
        Open(_folder);
        var kept = Path.Combine(_folder, "key", "net.onnx");
        var bytes = File.ReadAllBytes(kept);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(kept, bytes);

        Open(_folder);
        Open(_folder);

        _made.ShouldBe(2);
    }

    [Fact]
    public void Open_KeptFileMissing_MakesItAgain()
    {
        Open(_folder);
        File.Delete(Path.Combine(_folder, "key", "net.onnx"));

        Open(_folder);

        _made.ShouldBe(2);
    }

    [Fact]
    public void Open_FolderCannotBeMade_LoadsAllTheSame()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        Open(Path.Combine(file, "cache"));
        Open(null);

        _made.ShouldBe(2);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Open(string? folder)
    {
        var sessions = new GraphCache(folder).Open(Network.Runtime, "key", () =>
        {
            _made++;
            return new Dictionary<string, byte[]> { ["net.onnx"] = Network.Bytes };
        });
        sessions["net.onnx"].Inputs.Single().Name.ShouldBe("chars");
        foreach (var session in sessions.Values) session.Dispose();
    }
}
