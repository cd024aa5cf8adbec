using System.Globalization;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Markup;

/// <summary>Control chars, zero-width chars, soft hyphens, direction marks and lone surrogates are not there for the ear.</summary>
internal sealed class InvisibleChars : IRewriteStep
{
    public TextTraits Needs => TextTraits.Invisible;

    public void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) i++;
            else if (IsInvisible(text[i])) edits.Delete(i, 1);
        }
    }

    /// <summary>Whether a char is neither white space nor seen.</summary>
    public static bool IsInvisible(char c) => c switch
    {
        '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or (>= '\uFE00' and <= '\uFE0F') => true,
        _ => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate,
    };
}
