using Antiphon.Text.Ssml.Values;

namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>amazon:breath</c>: heard as the pause that it takes.</summary>
internal sealed class BreathTag : ISsmlTag
{
    public void Open(OpenTag tag)
    {
        var duration = tag.Attributes.Take("duration") ?? "default";
        BreathValues.Check(tag, "volume", "volume");
        var pause = NamedValues.Find("breath", duration) ?? throw tag.Attributes.BadValue("duration", duration, NamedValues.NamesOf("breath"));
        if (tag.Counts()) tag.Draft.AddPause(TimeSpan.FromMilliseconds(pause));
    }
}
