using System.Runtime.CompilerServices;
using System.Text;
using Antiphon.Engines.Espeak.Languages;
using Antiphon.Engines.Espeak.Phonemes;
using Antiphon.Engines.Espeak.Protocol;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Voices;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak;

/// <summary>
/// libespeak-ng's voices, spoken by the separate program antiphon-espeak. Equal requests give equal samples, whichever worker speaks. A
/// request whose first audio has not come when its worker dies is asked once more of another.
/// </summary>
public sealed class EspeakSynthesizer : ISynthesizer
{
    // espeak-ng's own default. It honours 80 words a minute and up: factors under 0.46 sound like 0.46.
    private const int NaturalWordsPerMinute = 175;
    private const int SlowestWordsPerMinute = 80;
    private const int FastestWordsPerMinute = 4 * NaturalWordsPerMinute;

    private const string Remedy = "apt-get install libespeak-ng1 espeak-ng-data";

    private readonly EspeakOptions _options;
    private readonly TimeProvider _time;
    private readonly WorkerPool<EspeakConnection> _pool;
    private readonly VoiceCatalog _own;
    private volatile EspeakVoices? _voices;

    /// <param name="options">Null for the defaults.</param>
    /// <param name="time">The clock of restarts; null for the system's.</param>
    /// <param name="log">Takes lines about workers and what they write on standard error; null drops them.</param>
    public EspeakSynthesizer(EspeakOptions? options = null, TimeProvider? time = null, Action<string>? log = null)
    {
        _options = options ?? new EspeakOptions();
        _options.Validate();
        _time = time ?? TimeProvider.System;
        log ??= static _ => { };
        _pool = new WorkerPool<EspeakConnection>(
            () => ChildProcess.Start(EspeakProgram.Find(_options, AppContext.BaseDirectory), _options.Workers, _time, log),
            GreetAsync, _options.Workers, _time, log);
        _own = new VoiceCatalog([this]);
    }

    /// <inheritdoc/>
    public string Name => EspeakVoices.Engine;

    /// <inheritdoc/>
    public StepKind StepKind => new(Name, StepPlace.OtherProcess);

    /// <inheritdoc/>
    public IReadOnlyList<Voice> Voices => MissingReason is null ? _voices!.All : [];

    /// <inheritdoc/>
    public EngineState State => MissingReason is { } reason ? EngineState.Missing(reason, Remedy) : EngineState.Ready;

    internal WorkerPool<EspeakConnection> Pool => _pool;

    /// <summary>Told of each worker that has greeted: tests kill them.</summary>
    internal Action<IWorkerProcess>? Greeted { get; init; }

    private string? MissingReason
    {
        get
        {
            if (_pool.Running == 0 && _pool.StartFailure is { } failure) return failure.Detail;
            return _voices is null ? "espeak has not been started" : null;
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => _pool.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = (request.Whisper ? _voices?.WhisperFileOf(request.Voice) : _voices?.FileOf(request.Voice)) ?? throw Refused($"The engine espeak has no voice {request.Voice.Id}.");
        CheckLength(request.Text);
        var text = ReadText.Of(request);
        var (utterance, chunk) = await BeginAsync(request, text, file, cancellationToken).ConfigureAwait(false);
        await using (utterance.ConfigureAwait(false))
        {
            while (chunk is { } ready)
            {
                yield return text.HasPhonemes ? ready with { Marks = [.. ready.Marks.Select(text.InRequest)] } : ready;
                chunk = await utterance.NextAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether <see cref="PhonemesAsync"/> knows a language now.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public bool Knows(string language) => _own.Resolve(language, Gender.Male) is not null;

    /// <summary>Writes a text in IPA. The punctuation between clauses is kept, a space follows it.</summary>
    /// <param name="text">Plain text without markup.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="cancellationToken">Gives up waiting for a worker.</param>
    /// <exception cref="EngineException">The language is not known or the engine failed.</exception>
    public async Task<string> PhonemesAsync(string text, string language, CancellationToken cancellationToken)
    {
        CheckLength(text);
        var voice = _own.Resolve(language, Gender.Male) ?? throw NoVoiceFor(language);
        var file = _voices!.FileOf(voice)!;
        try
        {
            return await AskPhonemesAsync(text, file, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException failure) when (failure.Failure == EngineFailure.WorkerDied)
        {
            return await AskPhonemesAsync(text, file, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    // Nothing has been heard yet: a second worker may try what the first one died of.
    private async Task<(EspeakUtterance Utterance, SpeechChunk? First)> BeginAsync(
        SpeechRequest request, ReadText text, string file, CancellationToken cancellationToken)
    {
        try
        {
            return await BeginOnceAsync(request, text, file, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException failure) when (failure.Failure == EngineFailure.WorkerDied)
        {
            return await BeginOnceAsync(request, text, file, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(EspeakUtterance Utterance, SpeechChunk? First)> BeginOnceAsync(
        SpeechRequest request, ReadText text, string file, CancellationToken cancellationToken)
    {
        var lease = await _pool.LeaseAsync(cancellationToken).ConfigureAwait(false);
        var utterance = await EspeakUtterance.StartAsync(
            lease, id => EspeakWire.Synthesize(id, file, text.Text, WordsPerMinute(request.Rate), Pitch(request.Pitch), Flags(request, text)),
            request.Voice.SampleRate, _time, _options.Workers.StopTimeout, cancellationToken).ConfigureAwait(false);
        try
        {
            return (utterance, await utterance.NextAsync().ConfigureAwait(false));
        }
        catch
        {
            await utterance.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string> AskPhonemesAsync(string text, string file, CancellationToken cancellationToken)
    {
        using var lease = await _pool.LeaseAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var id = lease.Session.NextId();
            await lease.Session.SendAsync(EspeakWire.Phonemes(id, file, text)).ConfigureAwait(false);
            var answer = await lease.Session.ReadAsync().ConfigureAwait(false);
            if (answer.Id == id && answer.Type == FrameType.Ipa) return Encoding.UTF8.GetString(answer.Body.Span);
            throw new EngineException(EngineFailure.ProtocolBroken, $"the espeak program answered {answer.Type} to request {id}");
        }
        catch (EngineException)
        {
            lease.Discard();
            throw;
        }
    }

    private async Task<EspeakConnection> GreetAsync(IWorkerProcess process)
    {
        var (connection, greeting) = await EspeakConnection.OpenAsync(PipesOf(process)).ConfigureAwait(false);
        _voices ??= new EspeakVoices(greeting);
        Greeted?.Invoke(process);
        return connection;
    }

    private WorkerPipes PipesOf(IWorkerProcess process) => new(Name, process, _options.Workers.ProgressTimeout, _time);

    private void CheckLength(string text)
    {
        if (text.Length > _options.MaxTextLength) throw Refused($"The text has {text.Length} characters; the engine takes at most {_options.MaxTextLength}.");
    }

    private static int WordsPerMinute(double factor) =>
        (int)Math.Clamp(Math.Round(NaturalWordsPerMinute * factor), SlowestWordsPerMinute, FastestWordsPerMinute);

    private static int Flags(SpeechRequest request, ReadText text) =>
        (request.Ending == PieceEnd.Open ? EspeakWire.EndsOpen : 0)
        | (request.WithSounds ? EspeakWire.WithSounds : 0)
        | (text.HasPhonemes ? EspeakWire.WithPhonemes : 0);

    // espeak's 0 to 99 is an octave down to an octave up around 50.
    private static int Pitch(double factor) => (int)Math.Clamp(Math.Round(50 + (50 * Math.Log2(factor))), 0, 99);

    private EngineException NoVoiceFor(string language) => MissingReason is { } reason
        ? new EngineException(EngineFailure.Unavailable, reason)
        : Refused($"The engine espeak does not speak {language}.");

    private static EngineException Refused(string reason) => EngineException.ForClient(EngineFailure.Refused, reason);
}
