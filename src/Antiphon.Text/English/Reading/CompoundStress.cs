using System.Buffers;
using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Reading;

/// <summary>How the parts of one group sound together: apart, or as a compound whose lighter parts lose their stress.</summary>
internal static class CompoundStress
{
    private const string Long = "AIOQWYʤʧ";

    private static readonly SearchValues<char> SilentSigns = SearchValues.Create("',-._‘’/");

    /// <summary>Whether the part is made of signs that nobody says inside a word.</summary>
    public static bool IsSilent(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(SilentSigns);

    /// <summary>Marks the parts as apart, or settles the stress of the compound.</summary>
    public static void Settle(string text, ReadOnlySpan<Part> group)
    {
        if (IsApart(text.AsSpan(group[0].Start, group[^1].End - group[0].Start)))
        {
            foreach (var part in group[1..]) part.SpaceBefore = true;
            return;
        }

        var spoken = new List<Part>(group.Length);
        foreach (var part in group)
        {
            if (!string.IsNullOrEmpty(part.Phonemes)) spoken.Add(part);
        }

        if (spoken.Count < 2) return;
        if (spoken.Count == 2 && spoken[0].End - spoken[0].Start == 1)
        {
            Demote(spoken[1]);
            return;
        }

        if (spoken.Count(HasPrimary) <= (spoken.Count + 1) / 2) return;
        foreach (var part in spoken.OrderBy(HasPrimary).ThenBy(Weight).Take(spoken.Count / 2)) Demote(part);
    }

    // Letters beside digits or other signs, or a slash between.
    private static bool IsApart(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(' ', '/')) return true;
        int letters = 0, digits = 0, others = 0;
        foreach (var c in text)
        {
            if (SilentSigns.Contains(c)) continue;
            if (char.IsLetter(c)) letters = 1;
            else if (char.IsAsciiDigit(c)) digits = 1;
            else others = 1;
        }

        return letters + digits + others > 1;
    }

    private static bool HasPrimary(Part part) => part.Phonemes!.Contains(StressMarks.Primary);

    private static int Weight(Part part) => part.Phonemes!.Length + part.Phonemes.Count(c => Long.Contains(c, StringComparison.Ordinal));

    private static void Demote(Part part) => part.Phonemes = StressMarks.Apply(part.Phonemes!, StressMarks.Demoted);
}
