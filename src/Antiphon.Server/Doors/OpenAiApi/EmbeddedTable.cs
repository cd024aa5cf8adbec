namespace Antiphon.Server.Doors.OpenAiApi;

/// <summary>Reads this door's tables: columns between tabs, <c>#</c> begins a comment.</summary>
internal static class EmbeddedTable
{
    /// <param name="name">The resource's name.</param>
    public static string[][] Read(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') rows.Add(line.Split('\t'));
        }

        return [.. rows];
    }
}
