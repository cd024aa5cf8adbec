namespace Antiphon.Speech.Engines;

/// <summary>What an engine does of what a request may ask. What it does not do, it leaves out silently; who asks does it instead.</summary>
[Flags]
public enum EngineAbilities
{
    /// <summary>It speaks text at a rate and a pitch.</summary>
    None = 0,

    /// <summary><see cref="SpeechRequest.Prosody"/>: rate, pitch and volume of single words.</summary>
    WordProsody = 1,

    /// <summary><see cref="SpeechRequest.Volume"/>.</summary>
    Volume = 2,

    /// <summary><see cref="SpeechRequest.MaxDuration"/>.</summary>
    MaxDuration = 4,

    /// <summary>Text of any language: a voice for tests of what is around an engine.</summary>
    AnyLanguage = 8,
}
