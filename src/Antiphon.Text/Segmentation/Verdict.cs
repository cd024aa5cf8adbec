namespace Antiphon.Text.Segmentation;

/// <summary>The decision about an index of the text.</summary>
internal enum Ruling
{
    /// <summary>No boundary; go on at <see cref="Verdict.Position"/>.</summary>
    GoOn,

    /// <summary>A boundary at <see cref="Verdict.Position"/>.</summary>
    Cut,

    /// <summary>Undecided until more text arrives.</summary>
    Wait,
}

/// <summary>A decision with its details.</summary>
/// <param name="Ruling">The decision.</param>
/// <param name="Position">Index into the open text.</param>
/// <param name="Ending">For a cut: its reason.</param>
/// <param name="Clause">For going on: the offset after a clause that ends here, or -1.</param>
internal readonly record struct Verdict(Ruling Ruling, int Position = 0, SegmentEnd Ending = SegmentEnd.Stop, int Clause = -1)
{
    public static Verdict Wait => new(Ruling.Wait);

    public static Verdict GoOn(int position, int clause = -1) => new(Ruling.GoOn, position, Clause: clause);

    public static Verdict Cut(int position, SegmentEnd ending) => new(Ruling.Cut, position, ending);
}
