namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>What one step wants to change in a text, in order. An edit that would touch protected chars is not taken.</summary>
internal sealed class EditList(string text)
{
    private readonly List<(int Start, int Length, string With)> _edits = [];

    public IReadOnlyList<(int Start, int Length, string With)> Edits => _edits;

    /// <summary>Where the last edit taken ends.</summary>
    public int End { get; private set; }

    /// <summary>Replaces a stretch, unless an earlier edit overlaps it, it holds protected chars, or it reads so already.</summary>
    public void Replace(int start, int length, string with)
    {
        var old = text.AsSpan(start, length);
        if (start < End || Protection.Covers(old) || old.SequenceEqual(with)) return;
        _edits.Add((start, length, with));
        End = start + length;
    }

    public void Replace(System.Text.RegularExpressions.Capture match, string with) => Replace(match.Index, match.Length, with);

    public void Delete(int start, int length) => Replace(start, length, "");
}
