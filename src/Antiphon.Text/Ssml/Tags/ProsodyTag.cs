using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml.Values;

namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>prosody</c>: rate, pitch and volume, which multiply those around, and the longest time that the text may take.</summary>
internal sealed class ProsodyTag : ISsmlTag
{
    private const string MaxDuration = "amazon:max-duration";
    private const int LongestBounded = 1_500;

    private bool _isBounded;

    public void Open(OpenTag tag)
    {
        var (rate, pitch, volume) = (Take(tag, "rate", RateOf), Take(tag, "pitch", PitchOf), Take(tag, "volume", VolumeOf));
        var longest = LongestOf(tag);
        if (pitch is not null && !tag.Counts("pitch")) pitch = null;
        if (longest is not null && !tag.Counts(MaxDuration)) longest = null;
        _isBounded = longest is not null;
        var bound = longest is { } time ? new BoundedStretch(time) : null;
        tag.StyleChange = around => around with
        {
            Rate = rate?.Apply(around.Rate) ?? around.Rate,
            Pitch = pitch?.Apply(around.Pitch) ?? around.Pitch,
            Volume = volume?.Apply(around.Volume) ?? around.Volume,
            Bound = bound ?? around.Bound,
        };
    }

    public void Close(OpenTag tag)
    {
        if (_isBounded && tag.Draft.Length - tag.ContentStart > LongestBounded)
            throw tag.Attributes.Bad($"with {MaxDuration} can hold at most {LongestBounded} characters.");
        if (tag.Draft.Rules.ProsodyIsForSentences) tag.Draft.RequireWholeSentences(tag);
    }

    private static ProsodyChange? Take(OpenTag tag, string attribute, Func<OpenTag, string, double> read)
    {
        if (tag.Attributes.Take(attribute) is not { } value) return null;
        if (value == "default") return ProsodyChange.Reset;
        return new ProsodyChange(NamedValues.Find(attribute, value) ?? read(tag, value));
    }

    private static double RateOf(OpenTag tag, string value)
    {
        var factor = Measure.Read(value) is { Unit: "%" } percent ? (percent.Number / 100) + (percent.IsSigned ? 1 : 0) : double.NaN;
        return factor is >= 0.2 and <= 2 ? factor : throw tag.Attributes.BadValue("rate", value, Names("rate") + "20% to 200%");
    }

    private static double PitchOf(OpenTag tag, string value)
    {
        var factor = Measure.Read(value) switch
        {
            { Unit: "%" } percent => 1 + (percent.Number / 100),
            { Unit: "st" } semitones => Math.Pow(2, semitones.Number / 12),
            _ => double.NaN,
        };
        return factor is >= 0.5 and <= 2 ? factor : throw tag.Attributes.BadValue("pitch", value, Names("pitch") + "-50% to +100%");
    }

    private static double VolumeOf(OpenTag tag, string value) => Measure.Read(value) is { Unit: "dB" or "db", Number: >= -100 and <= 20 } decibels
        ? Math.Pow(10, decibels.Number / 20)
        : throw tag.Attributes.BadValue("volume", value, Names("volume") + "a change like +6dB");

    private static TimeSpan? LongestOf(OpenTag tag)
    {
        if (tag.Attributes.Take(MaxDuration) is not { } value) return null;
        for (var around = tag.Parent; around is not null; around = around.Parent)
        {
            if (around.Handler is ProsodyTag { _isBounded: true }) throw tag.Attributes.Bad($"with {MaxDuration} cannot stand in another one.");
        }

        return Measure.ReadTime(value) is { Ticks: > 0 } time ? time : throw tag.Attributes.BadValue(MaxDuration, value, "a time like 2s or 1500ms");
    }

    private static string Names(string attribute) => NamedValues.NamesOf(attribute) + ", default or ";
}
