using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Whether a voice is there, and has the engine and the language that are asked for.</summary>
internal static class SpeechVoiceCheck
{
    /// <returns>The installed voice, and Amazon's code of the language that it speaks here.</returns>
    public static (Voice Voice, string Language) Check(SynthesizeSpeechRequest request, string engine, PollyVoiceDirectory voices)
    {
        var code = string.IsNullOrEmpty(request.LanguageCode) ? null : request.LanguageCode;
        var listed = string.IsNullOrEmpty(request.VoiceId) ? null : voices.Find(request.VoiceId);
        CheckCode(code, listed);
        var voice = MemberChecks.Voice(request.VoiceId, code, voices);
        CheckEngine(listed!, engine);
        CheckLanguage(listed!, code);
        return (voice, voices.LanguageOf(request.VoiceId!, code)!);
    }

    // A voice of our own may speak a language that Amazon has no code for.
    private static void CheckCode(string? code, PollyVoice? voice)
    {
        if (code is null || PollyLanguages.IsKnown(code) || code == voice?.LanguageCode) return;
        throw MemberChecks.Invalid("LanguageCode", code, string.Join(", ", PollyLanguages.All));
    }

    private static void CheckEngine(PollyVoice voice, string engine)
    {
        if (voice.SupportedEngines.Contains(engine)) return;
        throw new AwsRefusedException(new AwsError(
            AwsErrorCode.EngineNotSupported,
            $"This voice does not support the selected engine: {engine}. Engines of {voice.Id}: {string.Join(", ", voice.SupportedEngines)}."));
    }

    private static void CheckLanguage(PollyVoice voice, string? code)
    {
        if (code is null || code == voice.LanguageCode || voice.AdditionalLanguageCodes.Contains(code)) return;
        var spoken = string.Join(", ", [voice.LanguageCode, .. voice.AdditionalLanguageCodes]);
        throw new AwsRefusedException(new AwsError(
            AwsErrorCode.LanguageNotSupported, $"The voice {voice.Id} does not speak {code}. LanguageCode of this voice: {spoken}."));
    }
}
