namespace Antiphon.Engines.Onnx;

/// <summary>A program that was built, not installed, uses what lies in the source tree above it.</summary>
internal static class SourceTree
{
    private const string Marker = "Antiphon.slnx";

    /// <summary>The root of the source tree around a folder, or null.</summary>
    public static string? Around(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            if (File.Exists(Path.Combine(place.FullName, Marker))) return place.FullName;
        }

        return null;
    }
}
