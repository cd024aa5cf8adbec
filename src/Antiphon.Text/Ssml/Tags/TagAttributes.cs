using System.Xml;

namespace Antiphon.Text.Ssml.Tags;

/// <summary>The attributes of one tag. Each is asked for by name; at last none may be left over.</summary>
internal sealed class TagAttributes
{
    private readonly string _tag;

    // Null where there are none, as with most tags.
    private Dictionary<string, string>? _values;

    private TagAttributes(string tag) => _tag = tag;

    /// <summary>Takes the attributes of the tag that the reader stands on; declarations of name spaces are none.</summary>
    /// <exception cref="SsmlException">More or longer ones than the limits allow.</exception>
    public static TagAttributes Of(XmlReader reader, SsmlLimits limits)
    {
        var attributes = new TagAttributes(reader.Name);
        if (reader.AttributeCount > limits.MaxAttributes)
            throw new SsmlException(SsmlFailure.TooLarge, $"An SSML tag has {reader.AttributeCount} attributes; at most {limits.MaxAttributes} are allowed.");
        if (reader.AttributeCount == 0) return attributes;
        attributes._values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Value.Length > limits.MaxAttributeLength)
                throw new SsmlException(SsmlFailure.TooLarge, $"An attribute of an SSML tag has more than {limits.MaxAttributeLength} chars.");
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns") attributes._values[reader.Name] = reader.Value;
        }

        reader.MoveToElement();
        return attributes;
    }

    /// <summary>The attribute's value, or null where it is not there.</summary>
    public string? Take(string name) => _values is not null && _values.Remove(name, out var value) ? value.Trim() : null;

    /// <summary>The value of an attribute that must be there and not be empty.</summary>
    public string Need(string name) =>
        Take(name) is { Length: > 0 } value ? value : throw Bad($"needs the attribute '{name}'.");

    /// <summary>All others are of no account.</summary>
    public void IgnoreRest() => _values?.Clear();

    /// <exception cref="SsmlException">An attribute that nobody asked for.</exception>
    public void RefuseRest()
    {
        if (_values is null) return;
        foreach (var name in _values.Keys) throw Bad($"has no attribute '{Excerpt.Of(name)}'.");
    }

    /// <summary>What is wrong with them, as a sentence that begins with the tag.</summary>
    public SsmlException Bad(string what) => new(SsmlFailure.BadAttribute, $"The SSML tag <{Excerpt.Of(_tag)}> {what}");

    /// <summary>A value that the attribute cannot have.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="allowed">What may.</param>
    public SsmlException BadValue(string name, string value, string allowed) =>
        Bad($"cannot take {name}='{Excerpt.Of(value)}': it takes {allowed}.");
}
