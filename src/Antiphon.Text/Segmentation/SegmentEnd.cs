namespace Antiphon.Text.Segmentation;

/// <summary>Why a segment ends where it does.</summary>
public enum SegmentEnd
{
    /// <summary>A sentence stop.</summary>
    Stop,

    /// <summary>A line break that ends a sentence, a list item or a paragraph (with or without a stop before it).</summary>
    Line,

    /// <summary>The next item of a list that runs on in one line.</summary>
    ListItem,

    /// <summary>The segment grew past <see cref="SegmenterOptions.MaxLength"/>.</summary>
    Limit,

    /// <summary>A flush or the close, without a stop before it.</summary>
    Flush,
}
