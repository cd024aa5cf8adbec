namespace Antiphon.Testing;

/// <summary>Finds the repository's root and the reference data beside it.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of reference vectors, or null where it is not there (a user's clone).</summary>
    public static string? Shared { get; } = FindShared();

    public static string Golden(params string[] parts) => Path.Combine([Root, "tests", "golden", .. parts]);

    private static string? FindShared()
    {
        var folder = Environment.GetEnvironmentVariable("SHARED_DIR") ?? Path.Combine(Root, "..", "shared");
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Antiphon.slnx"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("No Antiphon.slnx above " + AppContext.BaseDirectory);
    }
}
