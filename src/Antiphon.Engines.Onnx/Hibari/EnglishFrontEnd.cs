using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>Reads English with the lexicons, tagger and unknown-word networks of hibari's folder. Safe for concurrent use.</summary>
public sealed class EnglishFrontEnd : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly ModelFolder _folder;
    private readonly PerceptronTagger _tagger;
    private readonly Lazy<Reader> _american;
    private readonly Lazy<Reader> _british;

    private EnglishFrontEnd(OnnxRuntime runtime, ModelFolder folder)
    {
        (_runtime, _folder) = (runtime, folder);
        _tagger = PerceptronTagger.Read(Open("tagger.json.gz"));
        _american = new Lazy<Reader>(() => Load(EnglishAccent.American, "us"));
        _british = new Lazy<Reader>(() => Load(EnglishAccent.British, "gb"));
    }

    /// <summary>Loads American; British is loaded when it is first asked for.</summary>
    /// <param name="neural">Where ONNX Runtime and the model are.</param>
    /// <param name="model">The name of hibari's folder.</param>
    /// <exception cref="ModelException">The model or a file of it is missing or changed.</exception>
    /// <exception cref="OnnxException">There is no runtime, or the unknown-word network is broken.</exception>
    public static EnglishFrontEnd Load(NeuralRuntime neural, string model = HibariOptions.DefaultModel)
    {
        var frontEnd = new EnglishFrontEnd(neural.LoadOnnx(), neural.FindModel(model));
        _ = frontEnd._american.Value;
        return frontEnd;
    }

    /// <summary>What reads the English of an accent.</summary>
    public EnglishPronouncer Of(EnglishAccent accent) => (accent == EnglishAccent.British ? _british : _american).Value.Pronouncer;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var reader in (Lazy<Reader>[])[_american, _british])
        {
            if (reader.IsValueCreated) reader.Value.UnknownWords.Dispose();
        }
    }

    private Reader Load(EnglishAccent accent, string code)
    {
        using var gold = Open($"lexicon_{code}_gold.json.gz");
        using var silver = Open($"lexicon_{code}_silver.json.gz");
        var lexicon = EnglishLexicon.Read(gold, silver);
        var unknownWords = UnknownWordNet.Load(_runtime, _folder, accent);
        return new Reader(new EnglishPronouncer(lexicon, _tagger, unknownWords, new EnglishOptions { Accent = accent }), unknownWords);
    }

    private MemoryStream Open(string name) => new(_folder.Read(name));

    private sealed record Reader(EnglishPronouncer Pronouncer, UnknownWordNet UnknownWords);
}
