using Antiphon.Text.Annotated;

namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>w</c>: as what a word is read.</summary>
internal sealed class WordTag : ISsmlTag
{
    private static readonly Dictionary<string, WordRole> Roles = new(StringComparer.Ordinal)
    {
        ["VB"] = WordRole.Verb,
        ["VBD"] = WordRole.PastVerb,
        ["NN"] = WordRole.Noun,
        ["JJ"] = WordRole.Adjective,
        ["DT"] = WordRole.Determiner,
        ["IN"] = WordRole.Preposition,
        ["DEFAULT"] = WordRole.Default,
        ["SENSE_1"] = WordRole.OtherSense,
    };

    private WordRole _role;

    public void Open(OpenTag tag)
    {
        var role = tag.Attributes.Need("role");
        var colon = role.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || role[..colon] is not ("amazon" or "ivona") || !Roles.TryGetValue(role[(colon + 1)..], out var known))
            throw tag.Attributes.BadValue("role", role, string.Join(", ", Roles.Keys.Select(name => "amazon:" + name)));
        _role = known;
    }

    public void TakeText(OpenTag tag, int start, int end) => tag.Draft.Annotate(start, end, ipa: null, _role);
}
