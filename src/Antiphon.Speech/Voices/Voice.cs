namespace Antiphon.Speech.Voices;

/// <summary>One installed voice of one engine.</summary>
public sealed record Voice
{
    /// <summary>Our own id, unique over all engines: <c>espeak-pt-br-female</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A shorter id that finds it too, unique as ids are; null for none: <c>heart</c> of <c>hibari-heart</c>.</summary>
    public string? Alias { get; init; }

    /// <summary>What a person reads in a list of voices: <c>heart (American)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it sounds.</summary>
    public required Gender Gender { get; init; }

    /// <summary>BCP 47 tag of the language it speaks, region included where there is one: <c>pt-BR</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The language's English name: <c>Brazilian Portuguese</c>.</summary>
    public required string LanguageName { get; init; }

    /// <summary>Name of the engine that owns it: <c>espeak</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Samples a second of the audio that the engine makes with it.</summary>
    public required int SampleRate { get; init; }
}
