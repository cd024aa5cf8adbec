namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>One rule, or one family of them, that turns something written into the words that are said. Stateless.</summary>
internal interface IRewriteStep
{
    /// <summary>A text that lacks one of these cannot concern the step.</summary>
    TextTraits Needs { get; }

    /// <summary>Lists what to change. Linear in the length of the text, whatever it holds.</summary>
    void Rewrite(string text, EditList edits);
}
