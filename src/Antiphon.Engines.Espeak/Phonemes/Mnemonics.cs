using System.Collections.Frozen;
using System.Text;

namespace Antiphon.Engines.Espeak.Phonemes;

/// <summary>Writes the International Phonetic Alphabet in espeak's names of phonemes.</summary>
internal static class Mnemonics
{
    private const string ResourceName = "Antiphon.Engines.Espeak.Phonemes.Mnemonics.tsv";

    // Marks that change nothing espeak could say: syllables, ties, spaces.
    private const string Ignored = ".‿͜͡ /[]";

    private static readonly FrozenDictionary<string, string> Names = Read();
    private static readonly int Longest = Names.Keys.Max(key => key.Length);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The names of a reading's sounds; null where a sign has none, or nothing sounds.</summary>
    public static string? Find(string ipa)
    {
        var text = ipa.Normalize(NormalizationForm.FormC);
        var names = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(Longest, text.Length - at);
            while (length > 0 && !BySpan.ContainsKey(text.AsSpan(at, length))) length--;
            if (length > 0) names.Append(BySpan[text.AsSpan(at, length)]);
            else if (!Ignored.Contains(text[at], StringComparison.Ordinal)) return null;
            at += Math.Max(1, length);
        }

        return names.ToString().AsSpan().ContainsAnyExcept(",':") ? names.ToString() : null;
    }

    private static FrozenDictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(Mnemonics).Assembly.GetManifestResourceStream(ResourceName)!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'));
        return rows.ToFrozenDictionary(row => row[0].Normalize(NormalizationForm.FormC), row => row[1], StringComparer.Ordinal);
    }
}
