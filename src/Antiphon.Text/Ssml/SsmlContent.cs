using System.Runtime.InteropServices;
using Antiphon.Text.Annotated;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml.Tags;

namespace Antiphon.Text.Ssml;

/// <summary>
/// The text of a document as it grows: its chars, the stretches of the document that they stand for, readings, and whose manner they have.
/// </summary>
internal sealed class SsmlContent
{
    private readonly List<char> _chars = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly List<ReadingSpan> _readings = [];

    // From this index on the text has the tag's manner.
    private readonly List<(int Start, OpenTag Tag)> _tagStarts = [];

    // Where words end that stand for others: what follows is another word.
    private int _wordsEnd = -1;

    // The last blank that was put between words which would have touched.
    private int _blank = -1;

    public int Length => _chars.Count;

    /// <summary>The text so far; holds until it changes.</summary>
    public ReadOnlySpan<char> Text => CollectionsMarshal.AsSpan(_chars);

    /// <summary>Adds a char that stands for a stretch of the document.</summary>
    public void Add(char c, int sourceStart, int sourceEnd, OpenTag tag)
    {
        if (_wordsEnd == Length && Touches(c)) AppendBlank(_starts[^1], _ends[^1], tag);
        Append(c, sourceStart, sourceEnd, tag);
    }

    /// <summary>Adds words that stand for one stretch of the document; a blank that does so too keeps them from the word before.</summary>
    /// <returns>Where the words begin.</returns>
    public int AddWords(string words, int sourceStart, int sourceEnd, OpenTag tag)
    {
        if (words.Length > 0 && Touches(words[0])) AppendBlank(sourceStart, sourceEnd, tag);
        var start = Length;
        foreach (var c in words) Append(c, sourceStart, sourceEnd, tag);
        _wordsEnd = Length;
        return start;
    }

    /// <summary>Drops all behind a length.</summary>
    public void Truncate(int length)
    {
        _chars.RemoveRange(length, Length - length);
        _starts.RemoveRange(length, _starts.Count - length);
        _ends.RemoveRange(length, _ends.Count - length);
        while (_tagStarts is [.., var last] && last.Start >= length) _tagStarts.RemoveAt(_tagStarts.Count - 1);
        DropReadings(length);
        if (_wordsEnd > length) _wordsEnd = -1;
        if (_blank >= length) _blank = -1;
    }

    /// <summary>Makes spaces of the line breaks from a place on.</summary>
    public void ReplaceLineBreaks(int start) => CollectionsMarshal.AsSpan(_chars)[start..].Replace('\n', ' ');

    /// <summary>Gives a stretch at the end of the text its reading instead of any that tags inside gave.</summary>
    public void Annotate(ReadingSpan reading)
    {
        DropReadings(reading.Start);
        _readings.Add(reading);
        ReplaceLineBreaks(reading.Start);
    }

    /// <summary>Writes other words in place of a stretch that only white space follows; they stand for all of it and are final.</summary>
    public void Rewrite(int start, int end, SpokenForm form, OpenTag tag)
    {
        var (from, until) = (_starts[start], _ends[end - 1]);
        var behind = (Chars: _chars[end..], Starts: _starts[end..], Ends: _ends[end..]);
        Truncate(form.Text.Length == 0 && _blank >= 0 && _blank == start - 1 ? _blank : start);
        AddReadings(AddWords(form.Text, from, until, tag), form);
        for (var i = 0; i < behind.Chars.Count; i++) Add(behind.Chars[i], behind.Starts[i], behind.Ends[i], tag);
    }

    /// <summary>All of it, once the document is read.</summary>
    public AnnotatedText ToAnnotated() => new()
    {
        Text = MappedText.Of(new string(Text), [.. _starts], [.. _ends]),
        Styles = Styles(),
        Readings = [.. _readings],
    };

    private bool Touches(char next) => _chars is [.., var last] && WordBorders.IsWord(last) && WordBorders.IsWord(next);

    private void AppendBlank(int sourceStart, int sourceEnd, OpenTag tag)
    {
        _blank = Length;
        Append(' ', sourceStart, sourceEnd, tag);
    }

    private void Append(char c, int sourceStart, int sourceEnd, OpenTag tag)
    {
        if (_tagStarts is not [.., var last] || last.Tag != tag) _tagStarts.Add((Length, tag));
        _chars.Add(c);
        _starts.Add(sourceStart);
        _ends.Add(sourceEnd);
    }

    private void AddReadings(int start, SpokenForm form)
    {
        var at = 0;
        foreach (var sound in form.Sounds)
        {
            if (sound.Start > at) _readings.Add(new ReadingSpan(start + at, sound.Start - at));
            _readings.Add(sound with { Start = start + sound.Start });
            at = sound.End;
        }

        if (at < form.Text.Length) _readings.Add(new ReadingSpan(start + at, form.Text.Length - at));
    }

    private void DropReadings(int start)
    {
        while (_readings is [.., var last] && last.Start >= start) _readings.RemoveAt(_readings.Count - 1);
    }

    private List<StyleSpan> Styles()
    {
        var spans = new List<StyleSpan>();
        for (var i = 0; i < _tagStarts.Count; i++)
        {
            var (start, tag) = _tagStarts[i];
            var end = i + 1 < _tagStarts.Count ? _tagStarts[i + 1].Start : Length;
            if (tag.Style == SpeechStyle.Plain) continue;
            if (spans is [.., var last] && last.End == start && last.Style == tag.Style) spans[^1] = last with { Length = end - last.Start };
            else spans.Add(new StyleSpan(start, end - start, tag.Style));
        }

        return spans;
    }
}
