namespace Antiphon.Text.Ssml;

/// <summary>What a refusal repeats of the writer's own words.</summary>
internal static class Excerpt
{
    private const int DefaultLength = 40;

    /// <summary>The text, or its beginning and an ellipsis; no surrogate pair is cut.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="length">The most UTF-16 units of it.</param>
    public static string Of(string text, int length = DefaultLength)
    {
        if (text.Length <= length) return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
    }
}
