using System.Runtime.CompilerServices;
using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>The common walk of the test engines: a text's words at equal distances, cut into chunks of one size.</summary>
/// <param name="name">The engine's name, which is its voice's id too.</param>
/// <param name="options">How much sound.</param>
/// <param name="fill">Writes the samples of a chunk: the word grid's step in samples, the chunk's place, where to write.</param>
internal sealed class PacedSpeech(string name, TestVoiceOptions options, PacedSpeech.Fill fill)
{
    public delegate void Fill(SpeechRequest request, int samplesPerWord, long offset, Span<short> samples);

    public Voice Voice { get; } = new()
    {
        Id = name,
        Name = char.ToUpperInvariant(name[0]) + name[1..],
        Gender = options.Gender,
        Language = options.Language,
        LanguageName = options.Language,
        Engine = name,
        SampleRate = options.SampleRate,
    };

    public async IAsyncEnumerable<SpeechChunk> SpeakAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Voice.Engine != name) throw EngineException.ForClient(EngineFailure.Refused, $"The engine {name} has no voice {request.Voice.Id}.");
        await Task.CompletedTask.ConfigureAwait(false);   // nothing here waits: the sound is made as fast as it is taken
        var perWord = Math.Max(1, (int)(options.PerWord.TotalSeconds * options.SampleRate / Math.Clamp(request.Rate, 0.2, 4)));
        var marks = WordGrid.Lay(request.Text, perWord);
        var total = (long)marks.Count * perWord;
        var samples = new short[Math.Min(total, options.SamplesPerPiece)];
        var told = 0;
        for (long at = 0; at < total; at += options.SamplesPerPiece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var piece = samples.AsMemory(0, (int)Math.Min(total - at, samples.Length));
            fill(request, perWord, at, piece.Span);
            var first = told;
            while (told < marks.Count && marks[told].SampleOffset < at + piece.Length) told++;
            yield return new SpeechChunk(piece, first == told ? [] : marks[first..told]);
        }
    }
}
