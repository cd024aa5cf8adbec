using System.Collections.Concurrent;

namespace Antiphon.Text.Segmentation;

/// <summary>The rules that differ between languages: abbreviations, words that start sentences, and the use of three marks.</summary>
internal sealed class LanguageRules
{
    private const string Fallback = "en";

    private static readonly ConcurrentDictionary<string, LanguageRules> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, AbbreviationKind> _abbreviations = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _starters = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _traits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> _abbreviationsBySpan;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _startersBySpan;

    private LanguageRules(string language)
    {
        Read(Fallback);
        if (language != Fallback) Read(language);
        Ordinals = _traits.Contains("ordinals");
        ColonStops = _traits.Contains("colon-stops");
        SemicolonStops = _traits.Contains("semicolon-stops");
        DotStops = !_traits.Contains("no-dot-stops");
        _abbreviationsBySpan = _abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();
        _startersBySpan = _starters.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A number with a stop after it is an ordinal: "3." reads "third".</summary>
    public bool Ordinals { get; }

    /// <summary>A colon before white space ends a sentence (the full stop of Armenian; usual in Arabic).</summary>
    public bool ColonStops { get; }

    /// <summary>A semicolon is the question mark (Greek).</summary>
    public bool SemicolonStops { get; }

    /// <summary>The point ends sentences (everywhere but in Armenian).</summary>
    public bool DotStops { get; }

    /// <param name="tag">A BCP-47 tag of which only the first subtag counts, or null.</param>
    public static LanguageRules For(string? tag)
    {
        var language = Primary(tag);
        // Only languages with a file become keys, so that the client's input cannot make the cache grow.
        if (!Exists(language)) language = Fallback;
        return Loaded.GetOrAdd(language, static l => new LanguageRules(l));
    }

    public AbbreviationKind Abbreviation(ReadOnlySpan<char> word) => _abbreviationsBySpan.TryGetValue(word, out var kind) ? kind : default;

    public bool IsStarter(ReadOnlySpan<char> word) => _startersBySpan.Contains(word);

    private static string Primary(string? tag)
    {
        var primary = (tag ?? Fallback).Split('-', '_')[0].ToLowerInvariant();
        return primary switch { "no" or "nn" => "nb", "cmn" or "yue" => "zh", "be" => "ru", "gl" => "pt", _ => primary };
    }

    private static bool Exists(string language) =>
        typeof(LanguageRules).Assembly.GetManifestResourceInfo(ResourceName(language)) is not null;

    private static string ResourceName(string language) => "segmentation/" + language;

    private void Read(string language)
    {
        using var stream = typeof(LanguageRules).Assembly.GetManifestResourceStream(ResourceName(language))!;
        using var reader = new StreamReader(stream);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('[')) section = line.Trim('[', ']', ' ');
            else if (!line.StartsWith('#')) Take(section, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private void Take(string section, string[] words)
    {
        foreach (var word in words)
        {
            if (section == "start") _starters.Add(word);
            else if (section == "traits") _traits.Add(word);
            else _abbreviations[word] = Kind(section);
        }
    }

    private static AbbreviationKind Kind(string section) => section switch
    {
        "title" => AbbreviationKind.Title,
        "number" => AbbreviationKind.Number,
        "clock" => AbbreviationKind.Clock,
        "plain" => AbbreviationKind.Plain,
        _ => throw new InvalidDataException("Unknown section " + section),
    };
}
