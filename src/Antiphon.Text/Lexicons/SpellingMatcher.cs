using Antiphon.Text.Annotated;

namespace Antiphon.Text.Lexicons;

/// <summary>
/// Finds many spellings at once, as Aho and Corasick do: one pass over the text, however many there are and however alike. Immutable.
/// </summary>
internal sealed class SpellingMatcher
{
    private readonly Dictionary<(int State, char Next), int> _next = [];
    private readonly List<Lexeme?> _lexemes = [null];
    private readonly int[] _fallback;

    // The nearest state on the way back at which a spelling ends; 0 for none.
    private readonly int[] _shorter;

    // How many signs of a spelling lead to the state.
    private readonly int[] _depths;
    private readonly int _longest;
    private readonly WordBorders _borders;

    /// <param name="lexemes">Each spelling once.</param>
    /// <param name="borders">Where words end.</param>
    public SpellingMatcher(IReadOnlyList<Lexeme> lexemes, WordBorders borders)
    {
        _borders = borders;
        var (parents, signs) = (new List<int> { 0 }, new List<char> { '\0' });
        foreach (var lexeme in lexemes) Add(lexeme, parents, signs);
        _depths = Depths(parents);
        _longest = _depths.Max();
        _fallback = new int[_lexemes.Count];
        _shorter = new int[_lexemes.Count];

        // A state is made after its parent, but a fallback may be made later: shallow ones first.
        foreach (var state in Enumerable.Range(1, _depths.Length - 1).OrderBy(state => _depths[state]))
        {
            var fallback = parents[state] == 0 ? 0 : Step(_fallback[parents[state]], signs[state]);
            _fallback[state] = fallback;
            _shorter[state] = _lexemes[fallback] is null ? _shorter[fallback] : fallback;
        }
    }

    /// <summary>
    /// The matches from left to right: whole words outside the readings, of those that overlap the first, of those that begin together the
    /// longest.
    /// </summary>
    public List<(int Start, int Length, Lexeme Lexeme)> FindAll(string text, IReadOnlyList<ReadingSpan> readings)
    {
        // Of each place the longest spelling that begins there; null until one is found, as in most texts.
        Dictionary<int, (int Length, Lexeme Lexeme)>? longest = null;
        var (state, next, readTo) = (0, 0, 0);

        // Where the last steps were taken: white space of any length is one step.
        var (places, steps) = (new int[_longest], 0);
        for (var i = 0; i < text.Length; i++)
        {
            for (; next < readings.Count && readings[next].Start <= i; next++) readTo = readings[next].End;
            if (i > 0 && char.IsWhiteSpace(text[i]) && char.IsWhiteSpace(text[i - 1])) continue;
            places[steps++ % places.Length] = i;
            state = Step(state, Same(text[i]));
            if (state == 0 || !_borders.IsAt(text, i + 1)) continue;
            for (var match = _lexemes[state] is null ? _shorter[state] : state; match != 0; match = _shorter[match])
            {
                // Each on the way back is shorter and ends here too. In one place the longest is the last one found.
                var start = places[(steps - _depths[match]) % places.Length];
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

    // A line break is a space of the spelling.
    private static char Same(char c) => char.IsWhiteSpace(c) ? ' ' : c;
}
