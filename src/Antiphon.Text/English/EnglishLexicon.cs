using Antiphon.Text.English.Lexicon;

namespace Antiphon.Text.English;

/// <summary>
/// The words of one accent: those read by people (gold) and those derived by rule (silver). Immutable, safe for concurrent use.
/// </summary>
public sealed class EnglishLexicon
{
    private EnglishLexicon(PhonemeTable gold, PhonemeTable silver) => (Gold, Silver) = (gold, silver);

    internal PhonemeTable Gold { get; }

    internal PhonemeTable Silver { get; }

    /// <summary>Reads both files; the streams stay open.</summary>
    /// <param name="goldGz">gzip of a JSON object: word to phonemes, or to an object that has phonemes for each part of speech.</param>
    /// <param name="silverGz">The same form.</param>
    /// <exception cref="InvalidDataException">Not gzip, or not of that form.</exception>
    public static EnglishLexicon Read(Stream goldGz, Stream silverGz) => new(PhonemeTableReader.Read(goldGz), PhonemeTableReader.Read(silverGz));
}
