using Antiphon.Text.English.Normalization;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary>What plain text makes of it.</summary>
internal static class EnglishText
{
    private static readonly EnglishNormalizer Normalizer = new(improvements: true);

    /// <summary>The text as the normaliser writes it out, or null where it has nothing to change.</summary>
    public static SpokenForm? Say(string text)
    {
        var said = Normalizer.Normalize(MappedText.Of(text), []).Text;
        return said == text || said.Length == 0 ? null : new SpokenForm(said);
    }
}
