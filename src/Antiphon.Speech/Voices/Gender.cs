namespace Antiphon.Speech.Voices;

/// <summary>How a voice sounds to its listeners.</summary>
public enum Gender
{
    /// <summary>A woman's voice.</summary>
    Female,

    /// <summary>A man's voice.</summary>
    Male,
}
