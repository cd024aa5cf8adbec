namespace Antiphon.Speech.Marks;

/// <summary>Kinds of speech marks.</summary>
[Flags]
public enum SpeechMarkKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A sentence begins.</summary>
    Sentence = 1,

    /// <summary>A word begins.</summary>
    Word = 2,

    /// <summary>The mouth takes another shape.</summary>
    Viseme = 4,

    /// <summary>The place of an SSML mark is reached.</summary>
    Ssml = 8,
}
