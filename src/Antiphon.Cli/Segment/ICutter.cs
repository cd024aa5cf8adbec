namespace Antiphon.Cli.Segment;

/// <summary>Cuts text that arrives in chunks.</summary>
internal interface ICutter
{
    void Append(ReadOnlySpan<char> text);

    void Complete();

    /// <summary>The next piece that is certain.</summary>
    bool TryTake(out Cut cut);
}

/// <summary>A piece of the input.</summary>
/// <param name="Text">On one line.</param>
/// <param name="Start">UTF-16 position of its first unit in the input.</param>
/// <param name="End">UTF-16 position after its last unit.</param>
internal readonly record struct Cut(string Text, long Start, long End);
