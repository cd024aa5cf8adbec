using Antiphon.Text.Ssml.Values;

namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>emphasis</c>: louder and slower, or softer and faster.</summary>
internal sealed class EmphasisTag : ISsmlTag
{
    public void Open(OpenTag tag)
    {
        var level = tag.Attributes.Take("level") ?? "moderate";
        if (NamedValues.Find("emphasis rate", level) is not { } rate || NamedValues.Find("emphasis volume", level) is not { } volume)
            throw tag.Attributes.BadValue("level", level, NamedValues.NamesOf("emphasis rate"));
        tag.StyleChange = around => around with { Rate = around.Rate * rate, Volume = around.Volume * volume };
    }
}
