namespace Antiphon.Server.Stores;

/// <summary>Bounds of a lexicon store.</summary>
public sealed record LexiconStoreOptions
{
    /// <summary>Lexicons that an account may store in a region.</summary>
    public int MaxLexicons { get; init; } = 100;
}
