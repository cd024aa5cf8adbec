namespace Antiphon.Aws.PollyApi;

/// <summary>Values of SpeechMarkType (polly-model.json).</summary>
public static class PollySpeechMarkTypes
{
    /// <summary>A sentence begins.</summary>
    public const string Sentence = "sentence";

    /// <summary>A place that the writer named is reached.</summary>
    public const string Ssml = "ssml";

    /// <summary>The mouth takes another shape.</summary>
    public const string Viseme = "viseme";

    /// <summary>A word begins.</summary>
    public const string Word = "word";

    /// <summary>All of them, in the model's order.</summary>
    public static readonly IReadOnlyList<string> All = [Sentence, Ssml, Viseme, Word];
}
