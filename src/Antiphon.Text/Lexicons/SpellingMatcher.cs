using Antiphon.Text.Annotated;

namespace Antiphon.Text.Lexicons;

/// <summary>
/// Finds many spellings in one pass over the text, with the automaton of Aho and Corasick. Immutable.
/// </summary>
internal sealed class SpellingMatcher
{
    private readonly Dictionary<(int State, char Next), int> _next = [];
    private readonly List<Lexeme?> _lexemes = [null];
    private readonly int[] _fallback;

    // The next state on the chain of fallbacks at which a spelling ends; 0 for none.
    private readonly int[] _shorter;

    // The number of chars of a spelling that lead to the state.
    private readonly int[] _depths;
    private readonly int _longest;
    private readonly WordBorders _borders;

    /// <param name="lexemes">Each spelling once.</param>
    /// <param name="borders">Finds the ends of words.</param>
    public SpellingMatcher(IReadOnlyList<Lexeme> lexemes, WordBorders borders)
    {
        _borders = borders;
        var (parents, signs) = (new List<int> { 0 }, new List<char> { '\0' });
        foreach (var lexeme in lexemes) Add(lexeme, parents, signs);
        _depths = Depths(parents);
        _longest = _depths.Max();
        _fallback = new int[_lexemes.Count];
        _shorter = new int[_lexemes.Count];

        // A state's fallback is shallower than the state, but may have been added later.
        foreach (var state in Enumerable.Range(1, _depths.Length - 1).OrderBy(state => _depths[state]))
        {
            var fallback = parents[state] == 0 ? 0 : Step(_fallback[parents[state]], signs[state]);
            _fallback[state] = fallback;
            _shorter[state] = _lexemes[fallback] is null ? _shorter[fallback] : fallback;
        }
    }

    /// <summary>
    /// The matches from left to right: whole words outside the readings. Of matches that overlap the first counts, of matches that begin
    /// together the longest.
    /// </summary>
    public List<(int Start, int Length, Lexeme Lexeme)> FindAll(string text, IReadOnlyList<ReadingSpan> readings)
    {
        // The longest spelling that begins at each offset; null until one is found, because most texts have none.
        Dictionary<int, (int Length, Lexeme Lexeme)>? longest = null;
        var (state, next, readTo) = (0, 0, 0);

        // The offsets of the last steps of the automaton. White space of any length is one step.
        var (offsets, steps) = (new int[_longest], 0);
        for (var i = 0; i < text.Length; i++)
        {
            for (; next < readings.Count && readings[next].Start <= i; next++) readTo = readings[next].End;
            if (i > 0 && char.IsWhiteSpace(text[i]) && char.IsWhiteSpace(text[i - 1])) continue;
            offsets[steps++ % offsets.Length] = i;
            state = Step(state, Same(text[i]));
            if (state == 0 || !_borders.IsAt(text, i + 1)) continue;
            for (var match = _lexemes[state] is null ? _shorter[state] : state; match != 0; match = _shorter[match])
            {
                // Each spelling on the chain of fallbacks is shorter and ends here too. The last one found for an offset is the longest.
                var start = offsets[(steps - _depths[match]) % offsets.Length];
                if (start >= readTo && _borders.IsAt(text, start)) (longest ??= [])[start] = (i + 1 - start, _lexemes[match]!);
            }
        }

        return longest is null ? [] : Chosen(longest);
    }

    private static List<(int Start, int Length, Lexeme Lexeme)> Chosen(Dictionary<int, (int Length, Lexeme Lexeme)> longest)
    {
        var chosen = new List<(int, int, Lexeme)>();
        var end = 0;
        foreach (var (start, match) in longest.OrderBy(found => found.Key))
        {
            if (start < end) continue;
            chosen.Add((start, match.Length, match.Lexeme));
            end = start + match.Length;
        }

        return chosen;
    }

    private void Add(Lexeme lexeme, List<int> parents, List<char> signs)
    {
        var state = 0;
        var grapheme = lexeme.Grapheme;
        for (var i = 0; i < grapheme.Length; i++)
        {
            if (i > 0 && char.IsWhiteSpace(grapheme[i]) && char.IsWhiteSpace(grapheme[i - 1])) continue;
            var key = (state, Same(grapheme[i]));
            if (!_next.TryGetValue(key, out var next))
            {
                next = _lexemes.Count;
                _next[key] = next;
                _lexemes.Add(null);
                parents.Add(state);
                signs.Add(key.Item2);
            }

            state = next;
        }

        _lexemes[state] ??= lexeme;
    }

    private static int[] Depths(List<int> parents)
    {
        var depths = new int[parents.Count];
        for (var state = 1; state < depths.Length; state++) depths[state] = depths[parents[state]] + 1;
        return depths;
    }

    private int Step(int state, char c)
    {
        while (true)
        {
            if (_next.TryGetValue((state, c), out var next)) return next;
            if (state == 0) return 0;
            state = _fallback[state];
        }
    }

    // A line break in the text matches a space in the spelling.
    private static char Same(char c) => char.IsWhiteSpace(c) ? ' ' : c;
}
