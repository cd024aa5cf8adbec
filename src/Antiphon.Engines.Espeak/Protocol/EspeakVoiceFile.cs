namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>A voice file of libespeak-ng.</summary>
/// <param name="Identifier">What selects it: <c>roa/pt-BR</c>.</param>
/// <param name="Language">Its language code, lower case.</param>
/// <param name="Name">English name of the language.</param>
internal sealed record EspeakVoiceFile(string Identifier, string Language, string Name);
