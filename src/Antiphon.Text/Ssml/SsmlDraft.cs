using Antiphon.Text.Ssml.Tags;

namespace Antiphon.Text.Ssml;

/// <summary>A document as far as it is read: what its tags write to. Not thread-safe.</summary>
internal sealed class SsmlDraft(TagRules rules, SsmlOptions options)
{
    private readonly List<SsmlPart> _parts = [];
    private readonly SsmlContent _content = new();
    private readonly WholeSentenceTags _sentences = new();
    private OpenTag? _open;
    private int _runStart;
    private int _characters;

    public TagRules Rules { get; } = rules;

    /// <summary>BCP 47 tag of the voice.</summary>
    public string Language { get; } = options.Language;

    /// <summary>Chars of text so far.</summary>
    public int Length => _content.Length;

    /// <summary>The text so far; holds until it changes.</summary>
    public ReadOnlySpan<char> Text => _content.Text;

    /// <summary>The innermost tag.</summary>
    public OpenTag? Current => _open;

    public void Open(OpenTag tag)
    {
        _open = tag;
        tag.Handler.Open(tag);
        tag.Attributes.RefuseRest();
        tag.TextStart = Length;
    }

    /// <summary>The innermost tag ends.</summary>
    public void Close()
    {
        var tag = _open!;
        EndText(tag);
        tag.Handler.Close(tag);
        _open = tag.Parent;
    }

    /// <summary>Characters that are billed, written or not.</summary>
    public void Count(int characters) => _characters += characters;

    /// <summary>Adds a char of the document.</summary>
    public void AddChar(char c, int sourceStart, int sourceEnd) => _content.Add(c, sourceStart, sourceEnd, _open!);

    /// <summary>Adds words that stand for one stretch of the document.</summary>
    /// <returns>Where they begin.</returns>
    public int AddText(string text, int sourceStart, int sourceEnd) => _content.AddWords(text, sourceStart, sourceEnd, _open!);

    /// <summary>Makes spaces of the line breaks from a place on.</summary>
    public void ReplaceLineBreaks(int start) => _content.ReplaceLineBreaks(start);

    /// <summary>Gives a stretch at the end of the text its reading.</summary>
    public void Annotate(int start, int end, string? ipa, Annotated.WordRole role = Annotated.WordRole.Unspecified) =>
        _content.Annotate(new Annotated.ReadingSpan(start, end - start, ipa, role));

    /// <summary>Writes other words in place of a stretch at the end of the text.</summary>
    public void Rewrite(int start, int end, SpokenForm form) => _content.Rewrite(start, end, form, _open!);

    public void AddPause(TimeSpan pause)
    {
        EndRun();
        _parts.Add(new SsmlPause(pause));
    }

    public void AddMark(SsmlMark mark)
    {
        EndRun();
        _parts.Add(mark);
    }

    /// <summary>A sentence or paragraph begins or ends; several in one place are one, and none is needed before all text.</summary>
    public void AddBoundary(bool paragraph)
    {
        EndRun();
        _sentences.AddBoundary(Length);
        if (_parts is [.., SsmlBoundary last]) _parts[^1] = new SsmlBoundary(last.Paragraph || paragraph);
        else if (_parts.Count > 0) _parts.Add(new SsmlBoundary(paragraph));
    }

    /// <summary>The tag's manner is for whole sentences: it counts only if its text turns out to be some.</summary>
    public void RequireWholeSentences(OpenTag tag) => _sentences.Add(tag, tag.ContentStart, Length);

    public SsmlDocument ToDocument()
    {
        EndRun();
        _sentences.CancelPartial(_content.Text);
        return new SsmlDocument(_parts, _characters) { Content = _content.ToAnnotated() };
    }

    // A pause, a mark or a boundary parts the text: what the open tags say of the text so far is said now.
    private void EndRun()
    {
        for (var tag = _open; tag is not null; tag = tag.Parent) EndText(tag);
        var run = _content.Text[_runStart..];

        // White space between two tags is the layout of the document, no text, unless words meet there.
        if (run.IsWhiteSpace() && (_parts is not [.., SsmlText or SsmlMark] || _runStart == 0 || _content.Text[_runStart - 1] == ' ')) _content.Truncate(_runStart);
        if (Length > _runStart) _parts.Add(new SsmlText(new string(_content.Text[_runStart..])));
        _runStart = Length;
        for (var tag = _open; tag is not null; tag = tag.Parent) (tag.TextStart, tag.ContentStart) = (Length, Math.Min(tag.ContentStart, Length));
    }

    private void EndText(OpenTag tag)
    {
        var start = Math.Min(tag.TextStart, Length);
        var end = start + _content.Text[start..].TrimEnd(' ').Length;
        while (start < end && _content.Text[start] == ' ') start++;
        if (start >= end) return;
        tag.HasText = true;
        tag.Handler.TakeText(tag, start, end);
        tag.TextStart = Length;
    }
}
