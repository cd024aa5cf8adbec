using Antiphon.Server.Speaking;
using Antiphon.Speech.Voices;
using Antiphon.Text;
using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Doors.OpenAiApi.AudioSpeech;

/// <summary>One call of POST /v1/audio/speech, checked.</summary>
internal sealed record SpeechCall
{
    /// <summary>What to say.</summary>
    public required string Input { get; init; }

    /// <summary>Who says it.</summary>
    public required Voice Voice { get; init; }

    /// <summary>What the listener gets.</summary>
    public required SpeechFormat Format { get; init; }

    /// <summary>How it is said.</summary>
    public required SpeechStyle Style { get; init; }

    /// <summary>Whether the audio travels in server-sent events.</summary>
    public bool AsEvents { get; init; }

    /// <summary>What is to be spoken.</summary>
    public WholeText WholeText => Style == SpeechStyle.Plain ? WholeText.Of(Input) : WholeText.Of(Styled());

    /// <summary>The session that speaks it.</summary>
    /// <param name="account">Name of the caller's account.</param>
    public SessionRequest ToSessionRequest(string account) => new() { Account = account, Voice = Voice, Format = Format.Audio };

    // As if the whole input stood in one tag: positions are still those of the input.
    private SsmlDocument Styled() => new([new SsmlText(Input)], TextLength.CountScalars(Input))
    {
        Content = AnnotatedText.Plain(Input) with { Styles = [new StyleSpan(0, Input.Length, Style)] },
    };
}
