using System.Collections.Frozen;

namespace Antiphon.Speech.Marks;

/// <summary>The shape of the mouth that goes with each sound (polly.md §3.3).</summary>
internal static class VisemeTable
{
    /// <summary>The closed mouth.</summary>
    public const string Silence = "sil";

    private const string ResourceName = "Antiphon.Speech.Marks.Visemes.tsv";

    private static readonly FrozenDictionary<string, string> Visemes = Read();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Visemes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The viseme of a sound.</summary>
    /// <param name="ipa">One sound; length, tone and the like do not matter. Empty for silence.</param>
    /// <returns>Null for a sound without a shape, such as a glottal stop.</returns>
    public static string? Find(ReadOnlySpan<char> ipa)
    {
        if (ipa.IsEmpty) return Silence;
        if (BySpan.TryGetValue(ipa, out var whole)) return whole;

        // A sound that is not in the table counts as its first part that is.
        for (var i = 0; i < ipa.Length; i++)
        {
            if (i + 1 < ipa.Length && BySpan.TryGetValue(ipa.Slice(i, 2), out var pair)) return pair;
            if (BySpan.TryGetValue(ipa.Slice(i, 1), out var one)) return one;
        }

        return null;
    }

    private static FrozenDictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(VisemeTable).Assembly.GetManifestResourceStream(ResourceName)!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'));
        return rows.ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    }
}
