namespace Antiphon.Server.PollyApi.Lexicons;

/// <summary>Whose lexicons.</summary>
/// <param name="Account">The principal that the key belongs to.</param>
/// <param name="Region">Of the request's signature.</param>
internal readonly record struct LexiconOwner(string Account, string Region);
