namespace Antiphon.Text.Segmentation;

/// <summary>What the stop after a known abbreviation can mean; Data/README.md says it section by section.</summary>
internal enum AbbreviationKind
{
    None,
    Title,
    Number,
    Clock,
    Plain,
}
