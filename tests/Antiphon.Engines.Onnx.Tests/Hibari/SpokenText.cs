using System.Buffers;
using System.Runtime.InteropServices;
using Antiphon.Audio;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;
using Antiphon.Testing;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>A text or document that a session spoke with the voice in the box: its audio and its marks.</summary>
internal sealed class SpokenText : ISpeechMarkOutput, ISpeechOutput
{
    private readonly ArrayBufferWriter<byte> _audio = new();
    private readonly List<SpeechMark> _marks = [];

    private SpokenText(string source) => Source = source;

    /// <summary>What the client wrote.</summary>
    public string Source { get; }

    public SpeechMarkKinds Wanted => SpeechMarkKinds.Sentence | SpeechMarkKinds.Word | SpeechMarkKinds.Viseme | SpeechMarkKinds.Ssml;

    public IReadOnlyList<SpeechMark> Marks => _marks;

    public short[] Samples => MemoryMarshal.Cast<byte, short>(_audio.WrittenSpan).ToArray();

    /// <summary>The client's words that were told, in order.</summary>
    public string[] Words => [.. Of(SpeechMarkKinds.Word).Select(TextOf)];

    public static async Task<SpokenText> SayAsync(string text, LexiconSet? lexicons = null)
    {
        var spoken = new SpokenText(text);
        await spoken.RunAsync(session => session.AppendAsync(text, flush: false, CancellationToken.None), lexicons);
        return spoken;
    }

    public static async Task<SpokenText> SaySsmlAsync(string ssml, LexiconSet? lexicons = null)
    {
        var spoken = new SpokenText(ssml);
        await spoken.RunAsync(session => session.AppendAsync(SsmlReader.Read(ssml), CancellationToken.None), lexicons);
        return spoken;
    }

    public IEnumerable<SpeechMark> Of(SpeechMarkKinds kind) => _marks.Where(mark => mark.Kind == kind);

    public string TextOf(SpeechMark mark) => mark.Value ?? Source[mark.SourceStart..mark.SourceEnd];

    public ValueTask WriteAsync(SpeechMark mark, CancellationToken cancellationToken)
    {
        _marks.Add(mark);
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        _audio.Write(audio.Span);
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(Func<SpeechSession, ValueTask> write, LexiconSet? lexicons)
    {
        var voice = HibariVoice.AllVoices[0];
        var setup = new SpeechSessionSetup
        {
            Engine = await TestVoice.GetAsync(),
            Voice = voice,
            Format = new AudioFormat(AudioCodec.Pcm, voice.SampleRate),
            Output = this,
            Marks = this,
            Lexicons = lexicons ?? LexiconSet.Empty,
        };
        using var session = new SpeechSession(setup, new ManualTime());
        await write(session);
        session.Complete();
        await session.RunAsync(CancellationToken.None);
    }
}
