using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

/// <summary>The lexicons and the tagger of the repository, read once.</summary>
internal static class EnglishModel
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "models", "hibari-heart");
    private static readonly Lazy<EnglishLexicon> American = new(() => ReadLexicon("us"));
    private static readonly Lazy<EnglishLexicon> British = new(() => ReadLexicon("gb"));
    private static readonly Lazy<PerceptronTagger> LazyTagger = new(ReadTagger);

    public static PerceptronTagger Tagger => LazyTagger.Value;

    public static EnglishLexicon Lexicon(EnglishAccent accent) => (accent == EnglishAccent.British ? British : American).Value;

    public static EnglishPronouncer Pronouncer(EnglishAccent accent = EnglishAccent.American, bool improvements = true) =>
        new(Lexicon(accent), Tagger, RecordedWords.Of(accent), new EnglishOptions { Accent = accent, Improvements = improvements });

    public static EnglishAccent Accent(string name) => name == "gb" ? EnglishAccent.British : EnglishAccent.American;

    public static EnglishLexicon ReadLexicon(string accent)
    {
        using var gold = Open($"lexicon_{accent}_gold.json.gz");
        using var silver = Open($"lexicon_{accent}_silver.json.gz");
        return EnglishLexicon.Read(gold, silver);
    }

    public static PerceptronTagger ReadTagger()
    {
        using var file = Open("tagger.json.gz");
        return PerceptronTagger.Read(file);
    }

    private static FileStream Open(string name) => File.OpenRead(Path.Combine(Folder, name));
}
