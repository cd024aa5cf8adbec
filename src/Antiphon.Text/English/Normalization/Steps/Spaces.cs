namespace Antiphon.Text.English.Normalization.Steps;

/// <summary>White space becomes single spaces, none at the ends.</summary>
/// <param name="beforeMarks">False drops the space before a mark too: what was written out may have left one.</param>
internal sealed class Spaces(bool beforeMarks) : IRewriteStep
{
    public TextTraits Needs => TextTraits.None;

    public void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) continue;
            var start = i;
            while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1])) i++;
            if (start == 0 || i + 1 == text.Length || (!beforeMarks && IsMark(text[i + 1]))) edits.Delete(start, i + 1 - start);
            else if (i > start || text[i] != ' ') edits.Replace(start, i + 1 - start, " ");
        }
    }

    private static bool IsMark(char c) => c is ',' or '.' or ';' or ':' or '!' or '?';
}
