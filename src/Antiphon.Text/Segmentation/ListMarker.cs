using System.Globalization;

namespace Antiphon.Text.Segmentation;

/// <summary>The marker at the start of a list item: "1.", "2)", "(iv)", "c.)".</summary>
/// <param name="Length">Its length in chars, without the space after it.</param>
/// <param name="Punctuation">The marks around the number; "1." and "2)" belong to different lists.</param>
/// <param name="Number">Its value as a number, or 0.</param>
/// <param name="Letter">Its value as a letter (a = 1), or 0.</param>
/// <param name="Roman">Its value as a Roman number up to 39, or 0.</param>
internal readonly record struct ListMarker(int Length, int Punctuation, int Number, int Letter, int Roman)
{
    /// <summary>The longest marker: bracket, four chars, stop, bracket.</summary>
    public const int MaxLength = 7;

    private const int Open = 1;
    private const int Dot = 2;
    private const int Close = 4;

    /// <summary>The punctuation is a single point, so that it could also be an abbreviation.</summary>
    public bool IsBareDot => Punctuation == Dot;

    /// <summary>Reads a marker at the front of <paramref name="s"/>; it must be followed by white space.</summary>
    public static bool TryRead(ReadOnlySpan<char> s, out ListMarker marker)
    {
        marker = default;
        var i = 0;
        var punctuation = 0;
        if (i < s.Length && s[i] is '(' or '（') (i, punctuation) = (i + 1, Open);
        var start = i;
        while (i < s.Length && i - start < 4 && char.IsAsciiLetterOrDigit(s[i])) i++;
        var name = s[start..i];
        if (i < s.Length && s[i] == '.') (i, punctuation) = (i + 1, punctuation | Dot);
        if (i < s.Length && s[i] is ')' or '）') (i, punctuation) = (i + 1, punctuation | Close);
        if (name.IsEmpty || (punctuation & (Dot | Close)) == 0 || i >= s.Length || !char.IsWhiteSpace(s[i])) return false;

        marker = new ListMarker(i, punctuation, ReadNumber(name), ReadLetter(name), ReadRoman(name));
        return marker.Number > 0 || marker.Letter > 0 || marker.Roman > 0;
    }

    /// <summary>Whether this is the item that comes after <paramref name="previous"/>.</summary>
    public bool Follows(ListMarker previous) => Punctuation == previous.Punctuation &&
        (IsNext(Number, previous.Number) || IsNext(Letter, previous.Letter) || IsNext(Roman, previous.Roman));

    private static bool IsNext(int value, int previous) => previous > 0 && value == previous + 1;

    private static int ReadNumber(ReadOnlySpan<char> name) =>
        name.Length <= 3 && name.IndexOfAnyExceptInRange('0', '9') < 0 ? int.Parse(name, CultureInfo.InvariantCulture) : 0;

    private static int ReadLetter(ReadOnlySpan<char> name) =>
        name.Length == 1 && char.IsAsciiLetter(name[0]) ? (name[0] | 0x20) - 'a' + 1 : 0;

    private static int ReadRoman(ReadOnlySpan<char> name)
    {
        var total = 0;
        var highest = 0;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            var digit = (name[i] | 0x20) switch { 'i' => 1, 'v' => 5, 'x' => 10, _ => 0 };
            if (digit == 0) return 0;
            total += digit < highest ? -digit : digit;
            highest = Math.Max(highest, digit);
        }

        return total;
    }
}
