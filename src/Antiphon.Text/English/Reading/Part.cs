namespace Antiphon.Text.English.Reading;

/// <summary>
/// The smallest stretch that is read by itself: a run of letters or of digits, a sign. Parts without space between may be read as one
/// word.
/// </summary>
internal sealed class Part(int start, int end, string tag)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    public string Tag { get; } = tag;

    public bool SpaceAfter { get; set; }

    /// <summary>It belongs to the group of the part before it.</summary>
    public bool JoinsPrevious { get; set; }

    /// <summary>The sign whose currency this number is an amount of.</summary>
    public string? Currency { get; set; }

    /// <summary>A word that is read in its place.</summary>
    public string? Alias { get; set; }

    /// <summary>Null until it is read; empty for a silent one.</summary>
    public string? Phonemes { get; set; }

    /// <summary>End of the text that <see cref="Phonemes"/> stand for: its own, or that of the last part read with it.</summary>
    public int ReadEnd { get; set; } = end;

    /// <summary>A space is heard before it though none is written.</summary>
    public bool SpaceBefore { get; set; }

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, End - Start);
}
