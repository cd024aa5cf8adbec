using Antiphon.Text.English.Tagging;
using Antiphon.Text.English.Tokens;

namespace Antiphon.Text.English;

/// <summary>
/// An averaged perceptron that gives each token of a sentence its Penn tag, from left to right. Immutable, safe for concurrent use.
/// </summary>
public sealed class PerceptronTagger
{
    private readonly TaggerModel _model;

    private PerceptronTagger(TaggerModel model) => _model = model;

    /// <summary>Reads the tagger's file; the stream stays open.</summary>
    /// <param name="gz">gzip of a JSON object: <c>tags</c>, <c>tagdict</c>, <c>vocab</c>, <c>weights</c>.</param>
    /// <exception cref="InvalidDataException">Not gzip, or not of that form.</exception>
    public static PerceptronTagger Read(Stream gz) => new(TaggerModelReader.Read(gz));

    /// <summary>The tags of tokens that are one sentence.</summary>
    internal string[] Tag(string text, IReadOnlyList<Token> tokens)
    {
        var tags = new string[tokens.Count];
        if (tokens.Count == 0) return tags;
        var window = new TagWindow(tokens.Count);
        for (var i = 0; i < tokens.Count; i++) window.Forms[i] = WordForm.Normal(Word(i), _model.Vocabulary);
        for (var i = 0; i < tokens.Count; i++)
        {
            var known = _model.KnownTags.Find(Word(i));
            var tag = known >= 0 ? _model.KnownTagOf[known] : Best(Word(i), i, window);
            tags[i] = _model.Tags[tag];
            window.Push(tags[i]);
        }

        return tags;

        ReadOnlySpan<char> Word(int i) => text.AsSpan(tokens[i].Start, tokens[i].Length);
    }

    // Doubles, added in the order of the features: another order rounds ties another way.
    private byte Best(ReadOnlySpan<char> word, int index, TagWindow window)
    {
        Span<double> scores = stackalloc double[_model.Tags.Length];
        scores.Clear();
        FeatureSum.Add(_model, word, index, window, scores);
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] >= scores[best]) best = i; // tags are in code-point order, and the greatest wins a tie
        }

        return (byte)best;
    }
}
