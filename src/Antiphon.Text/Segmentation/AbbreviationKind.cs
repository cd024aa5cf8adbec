namespace Antiphon.Text.Segmentation;

/// <summary>The kinds of abbreviations; Data/README.md describes what the stop after each kind can mean.</summary>
internal enum AbbreviationKind
{
    None,
    Title,
    Number,
    Clock,
    Plain,
}
