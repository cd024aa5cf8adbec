using System.Buffers;
using Antiphon.Aws.PollyApi;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>
/// Speech marks as Amazon writes them: one JSON object a line, positions in bytes of the UTF-8 text (polly.md §3.3). Hears the audio too,
/// drops it, and sends with each part of it the marks that were made before.
/// </summary>
internal sealed class SpeechMarkLines(string text, SpeechMarkKinds wanted, ISpeechOutput output)
    : ISpeechMarkOutput, ISpeechOutput
{
    private readonly Utf8Offsets _offsets = new(text);

    // While one part of the lines is on its way to a slow client, marks go into the other.
    private ArrayBufferWriter<byte> _filling = new();
    private ArrayBufferWriter<byte> _leaving = new();

    public SpeechMarkKinds Wanted => wanted;

    public ValueTask WriteAsync(SpeechMark mark, CancellationToken cancellationToken)
    {
        _filling.Write("{\"time\":"u8);
        _filling.WriteNumber((long)mark.At.TotalMilliseconds);
        _filling.Write(",\"type\":"u8);
        _filling.WriteText(TypeOf(mark.Kind));
        if (mark.Kind != SpeechMarkKinds.Viseme) WritePlace(mark);
        _filling.Write(",\"value\":"u8);
        _filling.WriteText(mark.Value ?? text.AsSpan(mark.SourceStart, mark.SourceEnd - mark.SourceStart));
        _filling.Write("}\n"u8);
        return ValueTask.CompletedTask;
    }

    /// <summary>The audio is made for its times only.</summary>
    ValueTask ISpeechOutput.WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken) => FlushAsync(cancellationToken);

    /// <summary>Sends the lines that have not gone yet. Not before the one before it has ended.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_filling.WrittenCount == 0) return ValueTask.CompletedTask;
        (_filling, _leaving) = (_leaving, _filling);
        _filling.ResetWrittenCount();
        return output.WriteAsync(_leaving.WrittenMemory, cancellationToken);
    }

    private void WritePlace(SpeechMark mark)
    {
        _filling.Write(",\"start\":"u8);
        _filling.WriteNumber(_offsets.At(mark.SourceStart));
        _filling.Write(",\"end\":"u8);
        _filling.WriteNumber(_offsets.At(mark.SourceEnd));
    }

    private static string TypeOf(SpeechMarkKinds kind) => kind switch
    {
        SpeechMarkKinds.Sentence => PollySpeechMarkTypes.Sentence,
        SpeechMarkKinds.Word => PollySpeechMarkTypes.Word,
        SpeechMarkKinds.Viseme => PollySpeechMarkTypes.Viseme,
        _ => PollySpeechMarkTypes.Ssml,
    };
}
