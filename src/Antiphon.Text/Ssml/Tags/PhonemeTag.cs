using Antiphon.Text.Phonetics;

namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>phoneme</c>: how a word sounds, in the International Phonetic Alphabet or X-SAMPA; pinyin is read as text.</summary>
internal sealed class PhonemeTag : ISsmlTag
{
    private const string Pinyin = "x-amazon-pinyin";

    private string _sounds = "";
    private bool _isText;
    private bool _isSaid;

    public void Open(OpenTag tag)
    {
        var alphabet = tag.Attributes.Take("alphabet") ?? "ipa";
        var sounds = tag.Attributes.Need("ph");
        _sounds = alphabet switch
        {
            "ipa" or Pinyin => sounds,
            "x-sampa" => XSampa.ToIpa(sounds),
            _ => throw tag.Attributes.BadValue("alphabet", alphabet, "ipa, x-sampa or x-amazon-pinyin"),
        };
        _isText = alphabet == Pinyin;
    }

    public void TakeText(OpenTag tag, int start, int end)
    {
        // Text behind a mark or a pause inside the tag belongs to the same sounds, which are heard once.
        if (_isSaid) tag.Draft.Rewrite(start, end, new SpokenForm(""));
        else if (_isText) tag.Draft.Rewrite(start, end, new SpokenForm(_sounds));
        else tag.Draft.Annotate(start, end, _sounds);
        _isSaid = true;
    }

    // Sounds without a spelling stand for themselves.
    public void Close(OpenTag tag)
    {
        if (tag.HasText) return;
        var start = tag.Draft.AddText(_sounds, tag.SourceStart, tag.SourceEnd);
        TakeText(tag, start, start + _sounds.Length);
    }
}
