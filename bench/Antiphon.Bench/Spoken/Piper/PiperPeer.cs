namespace Antiphon.Bench.Spoken.Piper;

/// <summary>Finds what the peer is made of.</summary>
internal static class PiperPeer
{
    private static readonly string[] DataFolders =
    [
        "/usr/lib/x86_64-linux-gnu/espeak-ng-data", "/usr/lib/aarch64-linux-gnu/espeak-ng-data", "/usr/share/espeak-ng-data",
    ];

    /// <summary>The peer, or null and what it lacks on this machine.</summary>
    public static SherpaPiper? TryOpen(out string missing)
    {
        missing = "";
        var library = FindUpwards(Path.Combine("artifacts", "bench-peer", "libsherpa-onnx-c-api.so"));
        var espeakData = DataFolders.FirstOrDefault(Directory.Exists);
        if (library is null) missing = "not compared: sherpa-onnx is not installed (./bench.sh does that)";
        else if (espeakData is null) missing = "not compared: the package espeak-ng-data is not installed";
        else if (PiperModel.FindFolder() is not { } folder)
            missing = "not compared: ANTIPHON_BENCH_PIPER names no folder with the Piper voice en_US-joe-medium";
        else return new SherpaPiper(PiperModel.Prepare(folder), library, espeakData);
        return null;
    }

    private static string? FindUpwards(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, path) is var candidate && File.Exists(candidate)) return candidate;
        }

        return null;
    }
}
