namespace Antiphon.Bench.Against;

/// <summary>Which way a figure gets better.</summary>
internal enum Direction
{
    /// <summary>Printed beside the others, never judged: the peer's figures, percentiles of few samples.</summary>
    None,
    LowerIsBetter,
    HigherIsBetter,

    /// <summary>Bytes of managed memory: lower is better, and no growth is accepted.</summary>
    Allocation,
}
