namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>The two ways of reading that a rule can belong to.</summary>
[Flags]
internal enum FrontEnds
{
    /// <summary>The front end that the voice was published with; its faults are kept.</summary>
    Reference = 1,

    /// <summary>Our own: the same without its faults, and with what people write today.</summary>
    Improved = 2,
    Both = Reference | Improved,
}
