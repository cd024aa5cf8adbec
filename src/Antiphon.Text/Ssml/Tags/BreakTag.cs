using Antiphon.Text.Ssml.Values;

namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>break</c>: a pause of a named strength or of a time; the time wins.</summary>
internal sealed class BreakTag : ISsmlTag
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public void Open(OpenTag tag)
    {
        var strength = tag.Attributes.Take("strength") ?? "medium";
        var pause = NamedValues.Find("break", strength) is { } milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw tag.Attributes.BadValue("strength", strength, NamedValues.NamesOf("break"));
        if (tag.Attributes.Take("time") is { } time)
        {
            pause = Measure.ReadTime(time) ?? throw tag.Attributes.BadValue("time", time, "a time like 500ms or 1.5s");
            if (pause > Longest) throw tag.Attributes.BadValue("time", time, "at most 10s");
        }

        tag.Draft.AddPause(pause);
    }
}
