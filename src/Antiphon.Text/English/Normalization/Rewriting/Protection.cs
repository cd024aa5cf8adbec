namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>
/// Hides protected spans from the steps: each of their chars becomes one private-use char that no pattern matches, and becomes
/// itself again at the end. What the text already has of that char is hidden with them, so the count always fits.
/// </summary>
internal sealed class Protection
{
    private const char Mask = '\uE000';

    private readonly string _hidden;

    private Protection(MappedText text, string hidden) => (Masked, _hidden) = (text, hidden);

    public MappedText Masked { get; }

    /// <summary>Whether a char stands for a protected one.</summary>
    public static bool IsProtected(char c) => c == Mask;

    public static bool Covers(ReadOnlySpan<char> text) => text.Contains(Mask);

    /// <param name="text">The text before its first step.</param>
    /// <param name="spans">In any order; they may touch or overlap, and parts outside the text are ignored.</param>
    public static Protection Hide(MappedText text, IReadOnlyList<(int Start, int Length)> spans)
    {
        if (spans.Count == 0 && !Covers(text.Text)) return new Protection(text, "");
        var chars = text.Text.ToCharArray();
        foreach (var (start, length) in spans)
        {
            var from = Math.Clamp(start, 0, chars.Length);
            var to = (int)Math.Clamp((long)start + length, from, chars.Length);
            chars.AsSpan(from, to - from).Fill(Mask);
        }

        var hidden = new System.Text.StringBuilder();
        for (var i = 0; i < chars.Length; i++)
        {
            if (chars[i] == Mask) hidden.Append(text.Text[i]);
        }

        return new Protection(text.WithText(new string(chars)), hidden.ToString());
    }

    public MappedText Reveal(MappedText text)
    {
        if (_hidden.Length == 0) return text;
        var chars = text.Text.ToCharArray();
        var next = 0;
        foreach (ref var c in chars.AsSpan())
        {
            if (c == Mask) c = _hidden[next++];
        }

        return text.WithText(new string(chars));
    }
}
