using Antiphon.Text.Ssml.Values;

namespace Antiphon.Text.Ssml.Tags;

/// <summary>What the attributes of breaths may be.</summary>
internal static class BreathValues
{
    /// <summary>Refuses a value that is none of the names; <c>default</c> is always one.</summary>
    /// <param name="tag">Whose attribute.</param>
    /// <param name="attribute">Its name.</param>
    /// <param name="names">The kind of <see cref="NamedValues"/> whose names it takes.</param>
    public static void Check(OpenTag tag, string attribute, string names)
    {
        var value = tag.Attributes.Take(attribute) ?? "default";
        if (value != "default" && NamedValues.Find(names, value) is null)
            throw tag.Attributes.BadValue(attribute, value, "default, " + NamedValues.NamesOf(names));
    }
}
