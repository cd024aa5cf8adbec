using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Markup;

/// <summary>The typographer's apostrophe, figure dash and bar become the plain ones that the other rules know.</summary>
internal sealed class Typography : IRewriteStep
{
    public TextTraits Needs => TextTraits.NonAscii;

    public void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var plain = text[i] switch { '\u2019' => "'", '\u2012' => "-", '\u2015' => "—", _ => null };
            if (plain is not null) edits.Replace(i, 1, plain);
        }
    }
}
