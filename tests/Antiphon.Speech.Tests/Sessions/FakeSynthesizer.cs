using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>
/// An engine that a test sees through: it tells what it is asked and says each piece with two chunks of its number as samples. It waits
/// or fails where the test wants.
/// </summary>
internal sealed class FakeSynthesizer(string name = "fake", string language = "en-US") : ISynthesizer
{
    public const int SampleRate = 16_000;

    private readonly Channel<string> _asked = Channel.CreateBounded<string>(1000);
    private int _pieces;

    public string Name => name;

    public StepPlace Place { get; init; }

    public StepKind StepKind => new(name, Place);

    public IReadOnlyList<Voice> Voices { get; } =
    [
        new()
        {
            Id = name,
            Name = name,
            Gender = Gender.Female,
            Language = language,
            LanguageName = language,
            Engine = name,
            SampleRate = SampleRate,
        },
    ];

    public EngineAbilities Abilities { get; init; }

    /// <summary>Every piece that was asked for, in order.</summary>
    public List<string> Pieces { get; } = [];

    /// <summary>The same as it was asked.</summary>
    public List<SpeechRequest> Requests { get; } = [];

    /// <summary>How long each chunk is, in samples.</summary>
    public int ChunkLength { get; init; } = 800;

    /// <summary>Awaited before each chunk: number of the piece, from 1 on, number of the chunk, from 1 on.</summary>
    public Func<int, int, CancellationToken, Task> BeforeChunk { get; init; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>Pieces that were left before their end.</summary>
    public int LeftEarly { get; private set; }

    public ValueTask<string> NextPieceAsync() => _asked.Reader.ReadAsync();

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.Voice.ShouldBe(Voices[0]);
        var piece = ++_pieces;
        Pieces.Add(request.Text);
        Requests.Add(request);
        _asked.Writer.TryWrite(request.Text).ShouldBeTrue();
        var samples = new short[ChunkLength];
        Array.Fill(samples, (short)piece);
        LeftEarly++;
        for (var chunk = 1; chunk <= 2; chunk++)
        {
            await BeforeChunk(piece, chunk, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SpeechChunk(samples, []);
        }

        LeftEarly--;
    }
}
