using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>What is only there for the eye is removed, and what looks alike becomes the same.</summary>
internal static partial class CleaningRules
{
    public static RewriteRule[] All { get; } =
    [
        new("invisible chars", Improved, Invisible, InvisibleChars.Rewrite, ("so\u00ADft\u200B ware", "soft ware")),
        new("compatibility forms", Improved, NonAscii, CompatibilityForms.Rewrite, ("ＡＢ ﬁne 𝗯𝗼𝗹𝗱 e\u0301", "AB fine bold é")),
        new("HTML", Improved, None, HtmlMarkup.Rewrite, ("<b>R&amp;D</b>", "R&D")),
        new("empty table cells", Improved, Markup, Replace(EmptyCells, "|"), ("| a | | b |", "| a | b |")),
        new("Markdown blocks", Improved, None, MarkdownBlocks.Rewrite, ("# Title\ntext", "Title.\ntext")),
        new("Markdown links", Improved, Markup | Bracket, KeepGroup(MarkdownLinks, "text"), ("See [the docs](x.html).", "See the docs.")),
        new("apostrophes", Improved, Apostrophe, PlainApostrophes.Rewrite, ("It´s ‘twas", "It's twas")),
        new("emphasis", Improved, Markup, Emphasis.Rewrite, ("**bold** and _slanted_", "bold and slanted")),
        new("white space", Both, None, new Spaces(SpaceBeforeMark.Kept).Rewrite, (" a \t b\n", "a b")),
        new("typography", Both, NonAscii, ReplaceChar(PlainChar), ("It’s 5‒6 ―", "It's 5-6 —")),
        new("all capitals", Improved, Upper, AllCapitals.Rewrite, ("SO IS MY DOG", "so is my DOG")),
    ];

    private static string? PlainChar(char c) => c switch { '\u2019' => "'", '\u2012' => "-", '\u2015' => "—", _ => null };

    // An empty cell of a table needs no pause.
    [GeneratedRegex(@"(?>\|(?:[ \t]+\|)+)", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyCells();

    // Of a link the text is read, of a picture its description.
    [GeneratedRegex(@"!?\[(?<text>[^\[\]]{1,400})\]\((?<to>[^()\s]{1,1000})(?: ""[^""()]{0,200}"")?\)", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownLinks();
}
