using System.Buffers;
using System.Globalization;
using System.Text;

namespace Antiphon.Text;

/// <summary>
/// The scripts without spaces between words: those whose line breaks need a dictionary (class SA of UAX 14) and those that allow a break
/// between any two letters (classes ID and CJ). UAX 29 finds no word boundaries in these scripts. Hangul is not one of them.
/// </summary>
public static class UnspacedScripts
{
    private const int First = 0x0E00;

    // Ascending. Digits, punctuation and symbols inside these ranges are excluded by their category.
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x0E00, 0x0EFF),   // Thai, Lao
        (0x1000, 0x109F),   // Myanmar
        (0x1780, 0x17FF),   // Khmer
        (0x1950, 0x19DF),   // Tai Le, New Tai Lue
        (0x1A20, 0x1AAF),   // Tai Tham
        (0x3005, 0x3007),   // Han: iteration mark, closing mark, zero
        (0x3021, 0x302D),   // Han: Suzhou numerals, tone marks
        (0x3031, 0x303C),   // kana repeat marks, Han numerals and iteration marks
        (0x3041, 0x30FF),   // Hiragana, Katakana
        (0x3105, 0x312F),   // Bopomofo
        (0x31A0, 0x31BF),   // Bopomofo
        (0x31F0, 0x31FF),   // Katakana
        (0x3400, 0xA48F),   // Han, Yi
        (0xA9E0, 0xA9FF),   // Myanmar
        (0xAA60, 0xAADF),   // Myanmar, Tai Viet
        (0xF900, 0xFAFF),   // Han
        (0xFF66, 0xFF9F),   // half-width Katakana
        (0x11700, 0x1174F), // Ahom
        (0x16FE0, 0x16FE3), // iteration marks of Tangut, Nushu, Han
        (0x16FF0, 0x16FFF), // Han reading marks
        (0x17000, 0x18AFF), // Tangut
        (0x18D00, 0x18DFF), // Tangut
        (0x1AFF0, 0x1B2FF), // Katakana, Hiragana, Nushu
        (0x20000, 0x3FFFF), // Han
    ];

    /// <summary>Whether the code point is a letter, a combining mark or a letter numeral of such a script.</summary>
    public static bool Contains(Rune rune) => rune.Value >= First && IsInRange(rune.Value) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The same for the code point that the char at an index belongs to, as either half of a surrogate pair.</summary>
    public static bool ContainsAt(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (c < First) return false;
        if (char.IsLowSurrogate(c) && index > 0 && char.IsHighSurrogate(text[index - 1])) index--;
        return Rune.DecodeFromUtf16(text[index..], out var rune, out _) == OperationStatus.Done && Contains(rune);
    }

    private static bool IsInRange(int value)
    {
        foreach (var (first, last) in Ranges)
        {
            if (value <= last) return value >= first;
        }

        return false;
    }
}
