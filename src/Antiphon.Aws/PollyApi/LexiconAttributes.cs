using System.Text.Json;

namespace Antiphon.Aws.PollyApi;

/// <summary>What Polly tells of a lexicon without its content (polly.md §1.5).</summary>
public sealed record LexiconAttributes
{
    /// <summary><c>ipa</c> or <c>x-sampa</c>.</summary>
    public required string Alphabet { get; init; }

    /// <summary>The tag that the lexicon names.</summary>
    public required string LanguageCode { get; init; }

    /// <summary>When it was stored last.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Its name for policies, made by <see cref="ArnOf"/>.</summary>
    public required string LexiconArn { get; init; }

    /// <summary>Entries.</summary>
    public required int LexemesCount { get; init; }

    /// <summary>Characters of the content.</summary>
    public required int Size { get; init; }

    /// <param name="region">Where it is stored.</param>
    /// <param name="account">Twelve digits.</param>
    /// <param name="name">Its name.</param>
    public static string ArnOf(string region, string account, string name) => $"arn:aws:polly:{region}:{account}:lexicon/{name}";

    /// <summary>Writes the object, braces included.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Alphabet"u8, Alphabet);
        json.WriteString("LanguageCode"u8, LanguageCode);
        EpochSeconds.Write(json, "LastModified", LastModified);
        json.WriteString("LexiconArn"u8, LexiconArn);
        json.WriteNumber("LexemesCount"u8, LexemesCount);
        json.WriteNumber("Size"u8, Size);
        json.WriteEndObject();
    }
}
