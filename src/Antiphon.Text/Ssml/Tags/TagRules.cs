using System.Collections.Frozen;
using Antiphon.Text.Data;

namespace Antiphon.Text.Ssml.Tags;

/// <summary>Which tags a kind of voice takes (polly.md §3.2). Immutable.</summary>
internal sealed class TagRules(SsmlRules rules, string? voiceId)
{
    // A column a kind of voice, in the order of SsmlRules.
    private static readonly FrozenDictionary<string, string[]> Columns =
        EmbeddedTable.Rows("tags", "ssml").ToFrozenDictionary(row => row[0], StringComparer.Ordinal);

    private static readonly string[] KindNames = ["", "standard", "neural", "long-form", "generative"];

    /// <summary>Prosody counts around whole sentences only.</summary>
    public bool ProsodyIsForSentences => Answer("prosody") == "sentences";

    /// <summary>Whether a tag, or a part of it, counts. Generative voices pass over what they do not know, all others refuse it.</summary>
    /// <exception cref="SsmlException">It is refused.</exception>
    public bool Counts(string tag, string? part)
    {
        var answer = Answer(part is null ? tag : tag + " " + part);
        if (answer is "yes" or "sentences") return true;
        if (answer != "no" && voiceId is not null && answer.Split(',').Contains(voiceId)) return true;
        if (rules == SsmlRules.Generative) return false;
        var what = part is null ? $"<{tag}>" : $"<{tag}> with {part}";
        throw new SsmlException(SsmlFailure.UnsupportedTag, $"The SSML tag {what} is not supported by {Voices}. Supported: {Supported}.");
    }

    /// <summary>The tags that are taken, for a message.</summary>
    public string Supported => string.Join(", ", Columns.Keys.Where(key => !key.Contains(' ') && Answer(key) != "no").Order(StringComparer.Ordinal));

    private string Voices => voiceId is null ? $"{KindNames[(int)rules]} voices" : $"the {KindNames[(int)rules]} voice {voiceId}";

    private string Answer(string key) => rules == SsmlRules.All || !Columns.TryGetValue(key, out var columns) ? "yes" : columns[(int)rules];
}
