namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>
/// The path of an object's key below its bucket's folder. Keys are no paths: they may have parts that are empty, "." or "..", or longer than a
/// file's name may be. No key has a tilde, which marks what is written otherwise here.
/// </summary>
internal static class ObjectPath
{
    private const int LongestName = 200;

    /// <summary>Names of folders and, last, of the file.</summary>
    public static IReadOnlyList<string> Of(string key) => [.. key.Split('/').SelectMany(NamesOf)];

    private static IEnumerable<string> NamesOf(string part)
    {
        if (part is "" or "." or "..") return ["~" + part];

        // Backwards: the ending stays whole.
        if (part.Length > LongestName) return [.. NamesOf(part[..^LongestName]).Select(name => name + "~"), part[^LongestName..]];
        return [part];
    }
}
