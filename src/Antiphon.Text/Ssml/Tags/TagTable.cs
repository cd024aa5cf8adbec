using System.Collections.Frozen;

namespace Antiphon.Text.Ssml.Tags;

/// <summary>The tags by name.</summary>
internal static class TagTable
{
    private static readonly FrozenDictionary<string, Func<ISsmlTag>> Constructors = new Dictionary<string, Func<ISsmlTag>>
    {
        ["speak"] = static () => new SpeakTag(),
        ["p"] = static () => new BlockTag(paragraph: true),
        ["s"] = static () => new BlockTag(paragraph: false),
        ["break"] = static () => new BreakTag(),
        ["mark"] = static () => new MarkTag(),
        ["lang"] = static () => new LangTag(),
        ["prosody"] = static () => new ProsodyTag(),
        ["emphasis"] = static () => new EmphasisTag(),
        ["amazon:effect"] = static () => new EffectTag(),
        ["amazon:domain"] = static () => new DomainTag(),
        ["amazon:breath"] = static () => new BreathTag(),
        ["amazon:auto-breaths"] = static () => new AutoBreathsTag(),
        ["phoneme"] = static () => new PhonemeTag(),
        ["w"] = static () => new WordTag(),
        ["sub"] = static () => new SubTag(),
        ["say-as"] = static () => new SayAsTag(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The handler of one tag, or null for a tag that SSML here does not have.</summary>
    public static ISsmlTag? Create(string name) => Constructors.GetValueOrDefault(name)?.Invoke();
}
