namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>Lists what a rule changes in a text. Takes time in proportion to the length of the text, whatever it holds.</summary>
internal delegate void Rewriter(string text, EditList edits);

/// <summary>A rule that turns something written into the words that are said. Immutable; safe for concurrent use.</summary>
/// <param name="Name">What the rule is about; unique.</param>
/// <param name="FrontEnds">Where the rule is applied.</param>
/// <param name="Needs">The rule is skipped for a text that lacks one of these.</param>
/// <param name="Rewrite">The change.</param>
/// <param name="Example">What the rule alone makes of a text.</param>
internal sealed record RewriteRule(
    string Name, FrontEnds FrontEnds, TextTraits Needs, Rewriter Rewrite, (string Written, string Read) Example);
