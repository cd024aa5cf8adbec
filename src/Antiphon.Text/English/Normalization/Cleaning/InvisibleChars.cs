using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>Deletes control chars, zero-width chars, soft hyphens, direction marks and lone surrogates.</summary>
internal static class InvisibleChars
{
    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) i++;
            else if (Scan.IsInvisible(text[i])) edits.Delete(i, 1);
        }
    }
}
