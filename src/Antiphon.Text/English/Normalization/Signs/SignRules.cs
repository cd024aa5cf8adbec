using Antiphon.Text.English.Normalization.Cleaning;
using Antiphon.Text.English.Normalization.Rewriting;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.Signs;

/// <summary>Signs that are said by a name, and what cannot be said at all. These rules come last.</summary>
internal static class SignRules
{
    public static RewriteRule[] All { get; } =
    [
        new("operators", Improved, None, Operators.Rewrite,
            ("a >= b, List<string>, ~5", "a  greater than or equal to  b, List of string, ~5")),
        new("dashes", Improved, Hyphen, Dashes.Rewrite, ("Yes - it works--now", "Yes — it works—now")),
        new("plus signs", Both, Digit | Plus, PlusSigns.Rewrite, ("+5", "plus 5")),
        new("signs of mathematics", Improved, NonAscii, MathSigns.Rewrite, ("a≤b, 2½.", "a less than or equal to b, 2 and one half .")),
        new("symbols", Both, Sign, Symbols.Rewrite, ("a=b", "a equals b")),
        new("foreign scripts", Improved, NonAscii, ForeignScripts.Rewrite, ("π or 你好", "pi or  ")),
        new("white space, reference", Reference, None, new Spaces(SpaceBeforeMark.Dropped).Rewrite, ("a .5", "a.5")),
        new("last white space", Improved, None, new Spaces(SpaceBeforeMark.DroppedAtEnds).Rewrite, ("a . 5  .5", "a. 5 .5")),
    ];
}
