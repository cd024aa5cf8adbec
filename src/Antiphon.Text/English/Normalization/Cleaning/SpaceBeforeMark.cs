namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>What <see cref="Spaces"/> does with a space before a mark.</summary>
internal enum SpaceBeforeMark
{
    Kept,

    /// <summary>Always, as the reference does: what was written out may have left one.</summary>
    Dropped,

    /// <summary>Where the mark ends something; « ::1» and « .5» keep theirs.</summary>
    DroppedAtEnds,
}
