namespace Antiphon.Speech.Engines;

/// <summary>One text to translate.</summary>
/// <param name="Text">Plain text without markup; never empty.</param>
/// <param name="Source">BCP 47 tag of its language.</param>
/// <param name="Target">BCP 47 tag of the language to translate into.</param>
public sealed record TranslationRequest(string Text, string Source, string Target);
