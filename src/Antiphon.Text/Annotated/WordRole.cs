namespace Antiphon.Text.Annotated;

/// <summary>SSML's <c>w role</c>: the part of speech or sense of a word that can be read in several ways.</summary>
public enum WordRole
{
    /// <summary>The text around the word decides.</summary>
    Unspecified,

    /// <summary><c>amazon:DEFAULT</c>: its most common sense.</summary>
    Default,

    /// <summary><c>amazon:SENSE_1</c>: its other sense.</summary>
    OtherSense,

    /// <summary><c>amazon:VB</c>: a verb in the present.</summary>
    Verb,

    /// <summary><c>amazon:VBD</c>: a verb in the past, or its participle.</summary>
    PastVerb,

    /// <summary><c>amazon:NN</c>: a noun.</summary>
    Noun,

    /// <summary><c>amazon:JJ</c>: an adjective.</summary>
    Adjective,

    /// <summary><c>amazon:DT</c>: a determiner.</summary>
    Determiner,

    /// <summary><c>amazon:IN</c>: a preposition.</summary>
    Preposition,
}
