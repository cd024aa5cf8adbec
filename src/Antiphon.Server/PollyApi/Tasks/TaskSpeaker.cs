using Antiphon.Aws.PollyApi;
using Antiphon.Server.PollyApi.Lexicons;
using Antiphon.Server.PollyApi.SynthesizeSpeech;
using Antiphon.Server.Speaking;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.PollyApi.Tasks;

/// <summary>Checks what a task asks for as a call's members are checked, and speaks it into a file. Safe for concurrent use.</summary>
internal sealed class TaskSpeaker(PollyVoiceDirectory directory, ILexiconStore lexicons, Speaker speaker, ServerOptions options)
{
    private readonly SpeechRules _rules = SpeechRules.OfTasks(options.Limits);

    /// <returns>Billed characters.</returns>
    /// <exception cref="Errors.RequestRefusedException">The first thing that is wrong, under Amazon's name for it.</exception>
    public async Task<long> CheckAsync(LexiconOwner owner, SynthesizeSpeechRequest request, CancellationToken cancellationToken)
    {
        var parameters = SpeechParameters.Check(request, directory, _rules);
        await lexicons.FindAsync(owner, parameters.LexiconNames, parameters.Language, cancellationToken).ConfigureAwait(false);
        return parameters.RequestCharacters;
    }

    /// <summary>Speaks a task from its beginning. A file of that name is written anew.</summary>
    /// <exception cref="Errors.RequestRefusedException">What was good when it was accepted is not any more: a voice, a lexicon.</exception>
    /// <exception cref="Antiphon.Speech.Engines.EngineException">The engine failed.</exception>
    public async Task SpeakAsync(SynthesisTask task, string path, CancellationToken cancellationToken)
    {
        var parameters = SpeechParameters.Check(task.Request.Speech, directory, _rules);
        var found = await lexicons.FindAsync(new LexiconOwner(task.Account, task.Region), parameters.LexiconNames, parameters.Language, cancellationToken).ConfigureAwait(false);
        await using var file = new TaskFileOutput(path);
        var marks = parameters.OutputFormat == PollyOutputFormats.Json ? new SpeechMarkLines(parameters.Text, parameters.Marks, file) : null;
        var order = parameters.ToOrder(task.Account, found, marks) with { IsBackground = true };
        await speaker.SpeakAsync(order, marks ?? (ISpeechOutput)file, cancellationToken).ConfigureAwait(false);
        if (marks is not null) await marks.FlushAsync(cancellationToken).ConfigureAwait(false);
        file.Complete();
    }
}
