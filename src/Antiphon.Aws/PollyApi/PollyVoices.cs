using System.Collections.Frozen;

namespace Antiphon.Aws.PollyApi;

/// <summary>Amazon's table of voices, read once from the embedded list.</summary>
public static class PollyVoices
{
    /// <summary>All of them, by id.</summary>
    public static readonly IReadOnlyList<PollyVoice> All = Load();

    private static readonly FrozenDictionary<string, PollyVoice> ById = All.ToFrozenDictionary(v => v.Id, StringComparer.Ordinal);

    /// <summary>The voice with this id, or null. Ids are case-sensitive.</summary>
    public static PollyVoice? Find(string id) => ById.GetValueOrDefault(id);

    private static PollyVoice[] Load()
    {
        using var stream = typeof(PollyVoices).Assembly.GetManifestResourceStream("PollyVoices.tsv")!;
        using var reader = new StreamReader(stream);
        var voices = new List<PollyVoice>(106);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') voices.Add(Parse(line.Split('\t')));
        }

        return [.. voices.OrderBy(v => v.Id, StringComparer.Ordinal)];
    }

    private static PollyVoice Parse(string[] columns) => new()
    {
        Id = columns[0],
        Name = columns[1],
        Gender = columns[2],
        LanguageCode = columns[3],
        LanguageName = columns[4],
        AdditionalLanguageCodes = columns[5].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        SupportedEngines = Engines(columns[6]),
    };

    // Every voice also has the generative engine: the list of the real ones is not public, and without it a voice could not stream.
    private static string[] Engines(string listed)
    {
        var engines = listed.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return [.. PollyEngines.All.Where(e => e == PollyEngines.Generative || engines.Contains(e))];
    }
}
