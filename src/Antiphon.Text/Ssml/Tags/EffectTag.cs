using Antiphon.Text.Ssml.Values;

namespace Antiphon.Text.Ssml.Tags;

/// <summary>
/// <c>amazon:effect</c>: whispering, soft phonation, a longer or shorter vocal tract, compressed dynamics; several may stand in one.
/// </summary>
internal sealed class EffectTag : ISsmlTag
{
    private const double ShortestTract = 0.5;
    private const double LongestTract = 2;

    public void Open(OpenTag tag)
    {
        var name = tag.Attributes.Take("name");
        var phonation = tag.Attributes.Take("phonation");
        var tract = tag.Attributes.Take("vocal-tract-length");
        if (name is null && phonation is null && tract is null) throw tag.Attributes.Bad("needs 'name', 'phonation' or 'vocal-tract-length'.");
        if (name is not (null or "whispered" or "drc")) throw tag.Attributes.BadValue("name", name, "whispered or drc");
        if (phonation is not (null or "soft")) throw tag.Attributes.BadValue("phonation", phonation, "soft");
        var length = tract is null ? 1 : TractOf(tag, tract);

        var (whisper, drc) = (name == "whispered" && tag.Counts(name), name == "drc" && tag.Counts(name));
        var soft = phonation is not null && tag.Counts("phonation");
        if (tract is not null && !tag.Counts("vocal-tract-length")) length = 1;
        tag.StyleChange = around => around with
        {
            Whisper = around.Whisper || whisper,
            Soft = around.Soft || soft,
            Compressed = around.Compressed || drc,
            VocalTract = around.VocalTract * length,
        };
    }

    private static double TractOf(OpenTag tag, string value)
    {
        var factor = Measure.Read(value) is { Unit: "%" } percent ? (percent.Number / 100) + (percent.IsSigned ? 1 : 0) : double.NaN;
        return factor is >= ShortestTract and <= LongestTract
            ? factor
            : throw tag.Attributes.BadValue("vocal-tract-length", value, "-50% to +100%, or 50% to 200%");
    }
}
