namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>What a text holds. Steps name what they need, so that plain prose passes them by.</summary>
[Flags]
internal enum TextTraits
{
    None = 0,
    Digit = 1 << 0,
    Upper = 1 << 1,
    Lower = 1 << 2,
    Dot = 1 << 3,
    Colon = 1 << 4,

    /// <summary>Hyphen or dash.</summary>
    Hyphen = 1 << 5,
    Slash = 1 << 6,
    Apostrophe = 1 << 7,
    At = 1 << 8,
    Plus = 1 << 9,

    /// <summary>A sign of money, or one of the capitals U, E, G, R that start a currency's letters.</summary>
    Currency = 1 << 10,

    /// <summary>A char that is read as words or not at all wherever it stands.</summary>
    Sign = 1 << 11,

    /// <summary>A char of markdown: asterisk, underscore, backtick, hash, bracket, pipe, tilde, greater-than, hyphen.</summary>
    Markup = 1 << 12,
    NonAscii = 1 << 13,

    /// <summary>A char that is neither white space nor seen.</summary>
    Invisible = 1 << 14,
    Bracket = 1 << 15,
    Degree = 1 << 16,
}
