using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization;

/// <summary>Writes out what is not written as it is said: numbers, dates, money, signs, abbreviations. Safe for concurrent use.</summary>
/// <param name="improvements">False reads exactly as the reference front end of the voice does, its faults included.</param>
internal sealed class EnglishNormalizer(bool improvements)
{
    private readonly RewriteRule[] _rules = improvements ? RewriteRules.Improved : RewriteRules.Reference;

    /// <summary>Rewrites a text; every char of the result knows its source.</summary>
    /// <param name="text">One sentence or more; what was rewritten before keeps its source.</param>
    /// <param name="protectedSpans">
    /// Stretches of <paramref name="text"/>, as it reads now, that come out verbatim and are never part of a match.
    /// </param>
    public MappedText Normalize(MappedText text, IReadOnlyList<(int Start, int Length)> protectedSpans)
    {
        var protection = Protection.Hide(text, protectedSpans);
        var current = protection.Masked;
        var traits = TextSurvey.Of(current.Text);
        foreach (var rule in _rules)
        {
            if ((traits & rule.Needs) != rule.Needs) continue;
            var edits = new EditList(current.Text);
            rule.Rewrite(current.Text, edits);
            if (edits.Edits.Count == 0) continue;
            current = current.Replace(edits.Edits);
            traits = TextSurvey.Of(current.Text);
        }

        return protection.Reveal(current);
    }
}
