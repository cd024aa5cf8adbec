using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Antiphon.Aws.PollyApi;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.PollyApi.SynthesizeSpeech;

/// <summary>
/// Speech marks as Amazon writes them: one JSON object a line, positions in bytes of the UTF-8 text (polly.md §3.3). Hears the audio too,
/// drops it, and sends with each part of it the marks that were made before.
/// </summary>
internal sealed class SpeechMarkLines(string text, SpeechMarkKinds wanted, ISpeechOutput output)
    : ISpeechMarkOutput, ISpeechOutput, IDisposable
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Utf8Offsets _offsets = new(text);
    private readonly Utf8JsonWriter _json = new(new ArrayBufferWriter<byte>(), Compact);

    // While one part of the lines is on its way to a slow client, marks go into the other.
    private ArrayBufferWriter<byte> _filling = new();
    private ArrayBufferWriter<byte> _leaving = new();

    public SpeechMarkKinds Wanted => wanted;

    public ValueTask WriteAsync(SpeechMark mark, CancellationToken cancellationToken)
    {
        _json.Reset(_filling);
        _json.WriteStartObject();
        _json.WriteNumber("time"u8, (long)mark.At.TotalMilliseconds);
        WriteWhat(mark);
        _json.WriteEndObject();
        _json.Flush();
        _filling.Write("\n"u8);
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

    public void Dispose() => _json.Dispose();

    private void WriteWhat(SpeechMark mark)
    {
        switch (mark.Kind)
        {
            case SpeechMarkKinds.Viseme:
                _json.WriteString("type"u8, PollySpeechMarkTypes.Viseme);
                _json.WriteString("value"u8, mark.Value);
                return;
            case SpeechMarkKinds.Ssml:
                WritePlace(PollySpeechMarkTypes.Ssml, mark);
                _json.WriteString("value"u8, mark.Value);
                return;
            default:
                WritePlace(mark.Kind == SpeechMarkKinds.Sentence ? PollySpeechMarkTypes.Sentence : PollySpeechMarkTypes.Word, mark);
                _json.WriteString("value"u8, text.AsSpan(mark.SourceStart, mark.SourceEnd - mark.SourceStart));
                return;
        }
    }

    private void WritePlace(string type, SpeechMark mark)
    {
        _json.WriteString("type"u8, type);
        _json.WriteNumber("start"u8, _offsets.At(mark.SourceStart));
        _json.WriteNumber("end"u8, _offsets.At(mark.SourceEnd));
    }
}
