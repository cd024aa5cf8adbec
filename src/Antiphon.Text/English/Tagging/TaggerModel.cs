using Antiphon.Text.English.Lexicon;

namespace Antiphon.Text.English.Tagging;

/// <summary>What the tagger learned. Immutable.</summary>
internal sealed class TaggerModel
{
    /// <summary>All tags in code-point order; elsewhere a tag is its index here.</summary>
    public required string[] Tags { get; init; }

    /// <summary>Words that have one tag only, exactly as spelled.</summary>
    public required StringTable KnownTags { get; init; }

    /// <summary>The tags of <see cref="KnownTags"/>.</summary>
    public required byte[] KnownTagOf { get; init; }

    /// <summary>Normal forms that have features of their own.</summary>
    public required StringTable Vocabulary { get; init; }

    public required StringTable Features { get; init; }

    /// <summary>Where the weights of each of <see cref="Features"/> end.</summary>
    public required int[] WeightEnds { get; init; }

    public required byte[] WeightTags { get; init; }

    /// <summary>In tenths, as the file has them: exact, and a quarter of the size.</summary>
    public required short[] WeightTenths { get; init; }

    /// <summary>Adds a feature's weights to the scores of the tags.</summary>
    public void AddTo(Span<double> scores, ReadOnlySpan<char> feature)
    {
        var index = Features.Find(feature);
        if (index < 0) return;
        for (var i = index == 0 ? 0 : WeightEnds[index - 1]; i < WeightEnds[index]; i++) scores[WeightTags[i]] += WeightTenths[i] / 10.0;
    }
}
