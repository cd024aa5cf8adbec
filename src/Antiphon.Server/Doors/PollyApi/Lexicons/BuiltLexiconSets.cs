using Antiphon.Text.Lexicons;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>Sets that were used lately: to build one takes longer than most texts take to be read with it. Thread-safe.</summary>
internal sealed class BuiltLexiconSets
{
    private const int MostKept = 32;
    private readonly Lock _lock = new();
    private readonly Queue<Built> _kept = new();

    /// <param name="lexicons">In the request's order. The same objects make the same set.</param>
    /// <param name="language">BCP 47 tag of the voice.</param>
    public LexiconSet Get(IReadOnlyList<PronunciationLexicon> lexicons, string language)
    {
        if (Find(lexicons, language) is { } known) return known;
        var set = new LexiconSet(lexicons, language);
        lock (_lock)
        {
            _kept.Enqueue(new Built(lexicons, set));
            if (_kept.Count > MostKept) _kept.Dequeue();
        }

        return set;
    }

    private LexiconSet? Find(IReadOnlyList<PronunciationLexicon> lexicons, string language)
    {
        lock (_lock)
        {
            foreach (var (made, set) in _kept)
            {
                if (set.Language == language && made.SequenceEqual(lexicons, ReferenceEqualityComparer.Instance)) return set;
            }
        }

        return null;
    }

    private readonly record struct Built(IReadOnlyList<PronunciationLexicon> Lexicons, LexiconSet Set);
}
