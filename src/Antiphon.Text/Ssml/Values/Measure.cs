using System.Buffers;
using System.Globalization;

namespace Antiphon.Text.Ssml.Values;

/// <summary>A number with its unit, as in <c>-3.5dB</c>, <c>+10%</c>, <c>500ms</c>.</summary>
/// <param name="Number">Finite.</param>
/// <param name="Unit">As written; empty for none.</param>
/// <param name="IsSigned">A plus or minus stands before it: the value is a change.</param>
internal readonly record struct Measure(double Number, string Unit, bool IsSigned)
{
    private const int Longest = 20;

    private static readonly SearchValues<char> NumberChars = SearchValues.Create("+-.0123456789");

    /// <summary>Reads a value; white space around it and before its unit is of no account.</summary>
    public static Measure? Read(string value)
    {
        var text = value.AsSpan().Trim();
        var end = text.IndexOfAnyExcept(NumberChars);
        if (end < 0) end = text.Length;
        if (end is 0 or > Longest) return null;
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(text[..end], Styles, CultureInfo.InvariantCulture, out var number)) return null;
        return new Measure(number, text[end..].TrimStart().ToString(), text[0] is '+' or '-');
    }

    /// <summary>Reads a time that is not negative, in seconds or milliseconds.</summary>
    public static TimeSpan? ReadTime(string value) => Read(value) switch
    {
        { IsSigned: true, Number: < 0 } => null,
        { Unit: "s", Number: < 1e6 and var seconds } => TimeSpan.FromSeconds(seconds),
        { Unit: "ms", Number: < 1e9 and var milliseconds } => TimeSpan.FromMilliseconds(milliseconds),
        _ => null,
    };
}
