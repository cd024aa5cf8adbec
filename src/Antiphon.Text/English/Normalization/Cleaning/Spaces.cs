using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>White space becomes single spaces, none at the ends.</summary>
internal sealed class Spaces(SpaceBeforeMark beforeMark)
{
    public void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) continue;
            var start = i;
            while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1])) i++;
            if (start == 0 || i + 1 == text.Length || IsDropped(text, i + 1)) edits.Delete(start, i + 1 - start);
            else if (i > start || text[i] != ' ') edits.Replace(start, i + 1 - start, " ");
        }
    }

    private bool IsDropped(string text, int next) => beforeMark switch
    {
        SpaceBeforeMark.Kept => false,
        SpaceBeforeMark.Dropped => IsMark(text[next]),
        _ => IsMark(text[next]) && Ends(text[next], Scan.At(text, next + 1)),
    };

    private static bool Ends(char mark, char after) => after is '\0' or ' ' || (IsMark(after) && !(mark == ':' && after == ':'));

    private static bool IsMark(char c) => c is ',' or '.' or ';' or ':' or '!' or '?';
}
