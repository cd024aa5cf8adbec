using System.Runtime.CompilerServices;
using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>Says nothing.</summary>
public sealed class SilentSynthesizer : ISynthesizer
{
    /// <inheritdoc cref="object"/>
    public int? SamplesPerPiece { get; init; }
    /// <inheritdoc cref="object"/>
    public string Name => "silent";
    /// <inheritdoc cref="object"/>
    public IReadOnlyList<Voice> Voices { get; } = [.. from l in new[] { "en-US", "en-GB", "ja-JP" } from g in Enum.GetValues<Gender>() select new Voice { Id = $"silent-{l}-{g}".ToLowerInvariant(), Name = "Silent", Gender = g, Language = l, LanguageName = l, Engine = "silent", SampleRate = 16000 }];
    /// <inheritdoc cref="object"/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new SpeechChunk(new short[SamplesPerPiece ?? request.Text.Length * 960], []);
        await Task.CompletedTask;
    }
}
