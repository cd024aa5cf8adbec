using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Server.Speaking;
using Antiphon.Server.Stores;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>Checks what a task asks for as a call's members are checked, and speaks it into a file. Safe for concurrent use.</summary>
internal sealed class TaskSpeaker(PollyVoiceDirectory directory, ILexiconStore lexicons, SessionOpener opener, PollyOptions options)
{
    private readonly SpeechRules _rules = SpeechRules.OfTasks(options.Limits);

    /// <returns>What is asked for.</returns>
    /// <exception cref="Aws.AwsRefusedException">The first thing that is wrong, under Amazon's name for it.</exception>
    public async Task<SpeechParameters> CheckAsync(AccountScope owner, SynthesizeSpeechRequest request, CancellationToken cancellationToken)
    {
        var parameters = SpeechParameters.Check(request, directory, _rules);
        await lexicons.FindAsync(owner, parameters.LexiconNames, parameters.Language, cancellationToken).ConfigureAwait(false);
        return parameters;
    }

    /// <summary>Whether an engine speaks a task's voice now. One did when it was accepted, and engines come back.</summary>
    public bool HasVoice(SynthesisTask task)
    {
        var (voiceId, language) = (task.Request.Speech.VoiceId, task.Request.Speech.LanguageCode);
        return directory.Resolve(voiceId!, string.IsNullOrEmpty(language) ? null : language) is not null;
    }

    /// <summary>Speaks a task from its beginning. A file of that name is written anew.</summary>
    /// <exception cref="Aws.AwsRefusedException">What was good when it was accepted is not any more: a lexicon.</exception>
    /// <exception cref="EngineException">The engine failed, or is not there now.</exception>
    public async Task SpeakAsync(SynthesisTask task, string path, CancellationToken cancellationToken)
    {
        if (!HasVoice(task)) throw EngineException.ForClient(EngineFailure.Unavailable, $"No installed engine speaks the voice {task.Request.Speech.VoiceId}.");
        var parameters = SpeechParameters.Check(task.Request.Speech, directory, _rules);
        var found = await lexicons.FindAsync(new AccountScope(task.Account, task.Region), parameters.LexiconNames, parameters.Language, cancellationToken).ConfigureAwait(false);
        await using var file = new TaskFileOutput(path);
        var marks = parameters.OutputFormat == PollyOutputFormats.Json ? new SpeechMarkLines(parameters.Text, parameters.Marks, file) : null;
        var request = parameters.ToSessionRequest(task.Account, found) with { MaxAudio = options.Limits.MaxAudioPerTask };
        using (var admitted = opener.AdmitBackground(request))
        using (var open = admitted.Open(marks ?? (ISpeechOutput)file, marks))
        {
            await open.SpeakAsync(parameters.WholeText, cancellationToken).ConfigureAwait(false);
        }

        if (marks is not null) await marks.FlushAsync(cancellationToken).ConfigureAwait(false);
        file.Complete();
    }
}
