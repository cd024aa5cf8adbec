namespace Antiphon.Text.Segmentation;

/// <summary>
/// The bullet or marker with which a sentence begins. It tells where the next item of the same list begins. Not thread-safe.
/// </summary>
internal sealed class ListHead
{
    private ListMarker? _marker;
    private char _bullet;

    public bool IsEmpty => _marker is null && _bullet == '\0';

    public void Clear() => (_marker, _bullet) = (null, '\0');

    /// <summary>Reads the start of a sentence.</summary>
    /// <returns>False while text that could belong to a marker has not arrived.</returns>
    public bool TryRead(ReadOnlySpan<char> s, bool final)
    {
        var at = 0;
        if (CharKind.IsBullet(s[0]))
        {
            at = 1;
            while (at < s.Length && at < ListMarker.MaxLength && s[at] == ' ') at++;
        }

        if (s.Length < at + ListMarker.MaxLength + 1 && !final && !s[at..].Contains(' ')) return false;
        _bullet = at > 0 ? s[0] : '\0';
        _marker = ListMarker.TryRead(s[at..], out var marker) ? marker : null;
        return true;
    }

    /// <summary>Cuts before the next item of the same list: "1. first 2. second".</summary>
    public Verdict Decide(ReadOnlySpan<char> s, int i, bool final)
    {
        if (_bullet != '\0' && s[i] == _bullet) return Verdict.Cut(i, SegmentEnd.ListItem);
        if (_marker is not { } marker || !(char.IsAsciiLetterOrDigit(s[i]) || s[i] == '(')) return Verdict.GoOn(i);
        var rest = s[i..];
        if (rest.Length <= ListMarker.MaxLength && !final && !rest.ContainsAny(' ', '\n')) return Verdict.Wait;
        return ListMarker.TryRead(rest, out var next) && next.Follows(marker) ? Verdict.Cut(i, SegmentEnd.ListItem) : Verdict.GoOn(i);
    }
}
