using Antiphon.Text.English.Inline;
using Antiphon.Text.English.Tokens;

namespace Antiphon.Text.English.Reading;

/// <summary>Turns tagged tokens into parts, left to right: signs, currencies, groups.</summary>
internal sealed class PartBuilder(string text, bool improvements)
{
    private readonly List<Part> _parts = [];
    private string? _currency;

    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>Adds a stretch whose reading is given.</summary>
    public void AddGiven(GivenReading reading, bool spaceAfter) =>
        _parts.Add(new Part(reading.Start, reading.End, "NN") { Phonemes = reading.Phonemes, SpaceAfter = spaceAfter });

    /// <summary>Adds the tokens of a stretch of plain text.</summary>
    public void Add(IReadOnlyList<Token> tokens, IReadOnlyList<string> tags)
    {
        for (var i = 0; i < tokens.Count; i++) Add(tokens[i], tags[i], nextIsNumber: i + 1 < tokens.Count && tags[i + 1] == "CD");
    }

    private void Add(Token token, string tag, bool nextIsNumber)
    {
        var word = text.AsSpan(token.Start, token.Length);
        for (var at = 0; at < word.Length;)
        {
            var end = SubTokens.EndAt(word, at);
            var last = end == word.Length;
            var part = new Part(token.Start + at, token.Start + end, tag) { SpaceAfter = last && token.SpaceAfter };
            Resolve(part, word[at..end], last && !nextIsNumber);
            if (IsTo(word, at, end)) part.Alias = "to";
            part.JoinsPrevious = part.Phonemes is null && part.Alias is null && _parts is [.., { Phonemes: null, Alias: null, SpaceAfter: false }];
            _parts.Add(part);
            at = end;
        }
    }

    private void Resolve(Part part, ReadOnlySpan<char> sign, bool endsNumber)
    {
        if (part.Tag == "$" && sign is ("$" or "£" or "€"))
        {
            _currency = sign.ToString();
            part.Phonemes = "";
            return;
        }

        part.Phonemes = improvements ? TagSigns.Plain(sign, part.Tag) : TagSigns.Of(sign, part.Tag);
        if (part.Phonemes is not null || _currency is null) return;
        if (part.Tag != "CD") _currency = null;
        else if (endsNumber) part.Currency = _currency;
    }

    // «B2B».
    private static bool IsTo(ReadOnlySpan<char> word, int at, int end) =>
        at > 0 && end < word.Length && word[at..end] is "2" && char.IsLetter(word[at - 1]) && char.IsLetter(word[end]);
}
