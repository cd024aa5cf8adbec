using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Voices;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Makes engines' requests of a piece: one, unless words of it have a prosody that the engine gives to whole requests only. What an
/// engine cannot do and nobody can do for it is spoken plainly. Used by one task.
/// </summary>
/// <param name="engine">Speaks the stream.</param>
/// <param name="voice">One of the engine's voices.</param>
/// <param name="voices">Finds who speaks a stretch of another language; null: the stream's voice reads it as its own.</param>
/// <param name="withSounds">Whether sounds are wanted.</param>
internal sealed class PartPlan(ISynthesizer engine, Voice voice, VoiceCatalog? voices, bool withSounds)
{
    private int _place;

    /// <summary>The requests, in order.</summary>
    /// <param name="content">A piece's text as it is read.</param>
    /// <param name="ending">How the piece ends.</param>
    /// <param name="boundShare">How much of the style's bound on the duration is the piece's.</param>
    public IReadOnlyList<SpokenPart> Make(AnnotatedText content, PieceEnd ending, double boundShare)
    {
        // A lexicon may leave nothing to say.
        if (!SpokenText.IsSpeakable(content.Text.Text)) return [];
        var style = content.Styles.Count == 0 ? SpeechStyle.Plain : StyleOf(content);
        var (speaker, own) = SpeakerOf(style.Language);
        if (content.Styles.Count == 0) return [Part(content, new ProsodySpan(0, content.Text.Text.Length))];

        var spans = ProsodySpans.Of(content);
        if (spans.Count > 1 && speaker.Abilities.HasFlag(EngineAbilities.WordProsody))
        {
            var whole = Part(content, new ProsodySpan(0, content.Text.Text.Length));
            return [whole with { Request = whole.Request with { Prosody = [.. spans.Where(span => span is not { Rate: 1, Pitch: 1, Volume: 1 })] } }];
        }

        // No lambda: what it captured would be allocated for plain pieces too.
        var parts = new SpokenPart[spans.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = Part(content.Slice(spans[i].Start, spans[i].Length), spans[i], i == parts.Length - 1);
        return parts;

        SpokenPart Part(AnnotatedText text, ProsodySpan span, bool isLast = true)
        {
            var setsVolume = speaker.Abilities.HasFlag(EngineAbilities.Volume);
            var request = new SpeechRequest
            {
                Voice = own,
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
            return new SpokenPart(speaker, request, span.Start, setsVolume ? 1 : span.Volume, style.Compressed);
        }
    }

    // A piece has one manner; marks at its edges may have another one.
    private static SpeechStyle StyleOf(AnnotatedText content)
    {
        foreach (var span in content.Styles)
        {
            if (SpokenText.IsSpeakable(content.Text.Text.AsSpan(0, span.Start))) break;
            if (SpokenText.IsSpeakable(content.Text.Text.AsSpan(0, span.End))) return span.Style;
        }

        return SpeechStyle.Plain;
    }

    // Who learned only one language reads words of another one as its own: where somebody else speaks that one, he says them.
    private (ISynthesizer Engine, Voice Voice) SpeakerOf(string? language)
    {
        if (language is null || voices is null || LanguageTag.AreOneLanguage(voice.Language, language)) return (engine, voice);
        var other = voices.Resolve(language, voice.Gender);
        return other is not null && LanguageTag.AreOneLanguage(other.Language, language) ? (voices.EngineOf(other), other) : (engine, voice);
    }
}
