using System.Buffers;

namespace Antiphon.Text.Segmentation;

/// <summary>The quotations and brackets that are open at an index of a sentence. Not thread-safe.</summary>
internal sealed class PairTracker
{
    private const int MaxDepth = 16;
    private static readonly SearchValues<char> Openers = SearchValues.Create("([{（［｛「『【《〈〔„‘‚“«»\"'<");

    private readonly List<(char Close, int Position)> _open = [];

    public int Depth => _open.Count;

    /// <summary>Index of the mark that opened the outermost pair. Only while <see cref="Depth"/> is not 0.</summary>
    public int OutermostPosition => _open[0].Position;

    /// <summary>A markup tag is open.</summary>
    public bool InTag => _open.Count > 0 && _open[^1].Close == '>';

    public void Clear() => _open.Clear();

    /// <summary>Whether the meaning of <paramref name="c"/> depends on the char after it.</summary>
    public static bool NeedsNext(char c) => c is '\'' or '’' or '"' or '»' or '<';

    /// <summary>Takes the char at <paramref name="i"/>.</summary>
    /// <returns>Index of the mark that opened the pair that the char closes, or -1.</returns>
    public int Take(ReadOnlySpan<char> s, int i)
    {
        var c = s[i];
        var close = Opens(s, i);
        if (close == '\0') return Close(Closes(s, i));
        if (_open.Count < MaxDepth) _open.Add((close, i));
        return -1;
    }

    /// <summary>How many pairs stay open if the chars from <paramref name="from"/> to <paramref name="to"/> all close.</summary>
    public int DepthAfter(ReadOnlySpan<char> s, int from, int to)
    {
        var depth = _open.Count;
        for (var i = from; i < to && depth > 0; i++)
        {
            for (var d = depth - 1; d >= 0; d--)
            {
                if (!Matches(_open[d].Close, s[i])) continue;
                depth = d;
                break;
            }
        }

        return depth;
    }

    private int Close(char c)
    {
        if (c == '\0') return -1;
        for (var d = _open.Count - 1; d >= 0; d--)
        {
            if (!Matches(_open[d].Close, c)) continue;
            var position = _open[d].Position;
            _open.RemoveRange(d, _open.Count - d);
            return position;
        }

        return -1;
    }

    private bool IsOpen(char close)
    {
        foreach (var pair in _open)
        {
            if (pair.Close == close) return true;
        }

        return false;
    }

    /// <summary>The mark that will close what the char opens, or NUL.</summary>
    private char Opens(ReadOnlySpan<char> s, int i)
    {
        if (!Openers.Contains(s[i])) return '\0'; // quick, because almost every char ends here
        var next = i + 1 < s.Length ? s[i + 1] : '\0';
        var free = i == 0 || char.IsWhiteSpace(s[i - 1]) || CharKind.IsOpener(s[i - 1]) || CharKind.IsDash(s[i - 1]) ||
            UnspacedScripts.ContainsAt(s, i - 1) || CharKind.IsStrongClauseMark(s[i - 1]);
        var word = next != '\0' && !char.IsWhiteSpace(next) && !CharKind.IsStop(next) && !CharKind.IsClauseMark(next);
        return s[i] switch
        {
            '(' => ')', '[' => ']', '{' => '}', '（' => '）', '［' => '］', '｛' => '｝',
            '「' => '」', '『' => '』', '【' => '】', '《' => '》', '〈' => '〉', '〔' => '〕',
            '„' => '“', '‘' or '‚' => '’',
            '“' when !IsOpen('“') => '”',
            '«' when !IsOpen('«') => '»',
            '»' when free && word && !IsOpen('»') => '«',
            '"' when free && word && !IsOpen('"') => '"',
            '\'' when free && char.IsLetter(next) && !IsOpen('\'') => '\'',
            '<' when char.IsAsciiLetter(next) || next is '/' or '!' => '>',
            _ => '\0',
        };
    }

    /// <summary>The mark as a closing one, or NUL: an apostrophe closes nothing.</summary>
    private static char Closes(ReadOnlySpan<char> s, int i) => s[i] switch
    {
        '\'' or '’' when i + 1 < s.Length && char.IsLetterOrDigit(s[i + 1]) => '\0',
        var c => c,
    };

    // German closes „ with “, but many texts and other languages close it with ” or a plain quotation mark.
    private static bool Matches(char close, char c) => c == close || (close == '“' && c is '”' or '"') || (close == '”' && c is '"');
}
