using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Voices;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Plans the requests of a piece: one, unless its words have a prosody that the engine can only give to whole requests. What neither the
/// engine nor the session can do is spoken plainly. Used by one task.
/// </summary>
/// <param name="setup">Has the engine, its voice, and the catalog of voices for other languages.</param>
/// <param name="withSounds">Whether sounds are wanted.</param>
internal sealed class RequestPlanner(SpeechSessionSetup setup, bool withSounds)
{
    private int _place;

    /// <summary>Plans a piece.</summary>
    /// <param name="content">The piece's text as it is read.</param>
    /// <param name="ending">How the piece ends.</param>
    /// <param name="boundShare">How much of the style's bound on the duration is the piece's.</param>
    /// <returns>The requests, in order.</returns>
    public IReadOnlyList<PlannedRequest> Plan(AnnotatedText content, PieceEnd ending, double boundShare)
    {
        // A lexicon may leave nothing to say.
        if (!SpeakableText.IsSpeakable(content.Text.Text)) return [];
        var style = content.Styles.Count == 0 ? SpeechStyle.Plain : StyleOf(content);
        var (engine, voice) = EngineOf(style.Language);
        if (content.Styles.Count == 0) return [Request(content, new ProsodySpan(0, content.Text.Text.Length))];

        var spans = ProsodySpans.Of(content);
        if (spans.Count > 1 && engine.Abilities.HasFlag(EngineAbilities.WordProsody))
        {
            var whole = Request(content, new ProsodySpan(0, content.Text.Text.Length));
            ProsodySpan[] changed = [.. spans.Where(span => span is not { Rate: 1, Pitch: 1, Volume: 1 })];
            return [whole with { Request = whole.Request with { Prosody = changed } }];
        }

        // No lambda: its captured variables would be allocated for plain pieces too.
        var requests = new PlannedRequest[spans.Count];
        for (var i = 0; i < requests.Length; i++)
            requests[i] = Request(content.Slice(spans[i].Start, spans[i].Length), spans[i], i == requests.Length - 1);
        return requests;

        PlannedRequest Request(AnnotatedText text, ProsodySpan span, bool isLast = true)
        {
            var setsVolume = engine.Abilities.HasFlag(EngineAbilities.Volume);
            var request = new SpeechRequest
            {
                Voice = voice,
                Text = text.Text.Text,
                Readings = text.Readings,
                Ending = isLast ? ending : PieceEnd.Open,
                Place = _place++,
                Rate = span.Rate,
                Pitch = span.Pitch,
                Volume = setsVolume ? span.Volume : 1,
                VocalTract = style.VocalTract,
                Whisper = style.Whisper,
                Soft = style.Soft,
                MaxDuration = style.MaxDuration * (boundShare * span.Length / content.Text.Text.Length),
                WithSounds = withSounds,
            };
            return new PlannedRequest(engine, request, span.Start, setsVolume ? 1 : span.Volume, style.Compressed);
        }
    }

    // A piece has one style; only punctuation at its edges may have another.
    private static SpeechStyle StyleOf(AnnotatedText content)
    {
        foreach (var span in content.Styles)
        {
            if (SpeakableText.IsSpeakable(content.Text.Text.AsSpan(0, span.Start))) break;
            if (SpeakableText.IsSpeakable(content.Text.Text.AsSpan(0, span.End))) return span.Style;
        }

        return SpeechStyle.Plain;
    }

    // A monolingual voice mispronounces foreign words: another voice speaks them if one of their language is installed.
    private (ISynthesizer Engine, Voice Voice) EngineOf(string? language)
    {
        var (engine, voice, voices) = (setup.Engine, setup.Voice, setup.Voices);
        if (language is null || voices is null || LanguageTag.AreOneLanguage(voice.Language, language)) return (engine, voice);
        var other = voices.Resolve(language, voice.Gender);
        var speaksIt = other is not null && LanguageTag.AreOneLanguage(other.Language, language);
        return speaksIt ? (voices.EngineOf(other!), other!) : (engine, voice);
    }
}
