namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>amazon:auto-breaths</c>: no voice here breathes by itself; its text is read as ever.</summary>
internal sealed class AutoBreathsTag : ISsmlTag
{
    public void Open(OpenTag tag)
    {
        BreathValues.Check(tag, "volume", "volume");
        BreathValues.Check(tag, "frequency", "pitch");
        BreathValues.Check(tag, "duration", "breath");
    }
}
