using System.Text;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>
/// Turns places of a text in UTF-16 units into places in bytes of its UTF-8. Counts on from the place that was asked for last, in both
/// directions: linear over a text whose sentences and words are asked for in their order. Used by one task.
/// </summary>
internal sealed class Utf8Offsets(string text)
{
    private int _units;
    private int _bytes;

    /// <param name="unit">0 to the text's length; the middle of a pair of surrogates counts as its start.</param>
    public int At(int unit)
    {
        if (unit > 0 && unit < text.Length && char.IsLowSurrogate(text[unit]) && char.IsHighSurrogate(text[unit - 1])) unit--;
        if (unit >= _units) _bytes += Encoding.UTF8.GetByteCount(text.AsSpan(_units, unit - _units));
        else _bytes -= Encoding.UTF8.GetByteCount(text.AsSpan(unit, _units - unit));
        _units = unit;
        return _bytes;
    }
}
