namespace Antiphon.Text.Annotated;

/// <summary>As what a word is read, where its letters leave that open: SSML's <c>w role</c>.</summary>
public enum WordRole
{
    /// <summary>As the text around it asks for.</summary>
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
