namespace Antiphon.Engines.Espeak.Languages;

/// <summary>A language tag and the voice file that speaks it.</summary>
/// <param name="Tag">BCP 47.</param>
/// <param name="Name">English name.</param>
/// <param name="File">Identifier of espeak's voice file.</param>
internal sealed record SpokenLanguage(string Tag, string Name, string File);
