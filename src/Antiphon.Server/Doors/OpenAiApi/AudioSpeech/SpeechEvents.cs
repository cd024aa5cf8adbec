using System.Buffers;
using System.Text.Json;
using Antiphon.Server.Doors.OpenAiApi.Errors;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Doors.OpenAiApi.AudioSpeech;

/// <summary>Writes audio as server-sent events (doors.md §1.1): one line of data and an empty one each. One task.</summary>
internal sealed class SpeechEvents(ISpeechOutput output, SpokenWords words) : ISpeechOutput, IDisposable
{
    private const int TokensPerSecond = 20;
    private const int UnitsPerToken = 4;

    private readonly ArrayBufferWriter<byte> _lines = new(8 * 1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null, OpenAiJson.Readable);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        Begin("speech.audio.delta"u8);
        _json.WriteBase64String("audio"u8, audio.Span);
        End();
        AddWords();
        return SendAsync(cancellationToken);
    }

    /// <summary>The last event of speech that ended well. Tokens are estimates: a quarter of the characters, and 20 a second of audio.</summary>
    public ValueTask WriteDoneAsync(string input, TimeSpan spoken, CancellationToken cancellationToken)
    {
        words.End(spoken);
        AddWords();
        var (taken, made) = ((input.Length + UnitsPerToken - 1) / UnitsPerToken, (int)Math.Round(spoken.TotalSeconds * TokensPerSecond));
        Begin("speech.audio.done"u8);
        _json.WriteStartObject("usage"u8);
        _json.WriteNumber("input_tokens"u8, taken);
        _json.WriteNumber("output_tokens"u8, made);
        _json.WriteNumber("total_tokens"u8, taken + made);
        _json.WriteEndObject();
        End();
        return SendAsync(cancellationToken);
    }

    /// <summary>The last event of speech that broke off.</summary>
    public ValueTask WriteErrorAsync(OpenAiError error, CancellationToken cancellationToken)
    {
        Begin("error"u8);
        OpenAiErrorJson.WriteMember(_json, error);
        End();
        return SendAsync(cancellationToken);
    }

    public void Dispose() => _json.Dispose();

    private void AddWords()
    {
        if (words.Whole.Count == 0) return;
        Begin("speech.audio.words"u8);
        _json.WriteStartArray("words"u8);
        foreach (var word in words.Whole)
        {
            _json.WriteStartObject();
            _json.WriteString("text"u8, word.Text);
            _json.WriteNumber("start_ms"u8, (long)Math.Round(word.Start.TotalMilliseconds));
            _json.WriteNumber("end_ms"u8, (long)Math.Round(word.End.TotalMilliseconds));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        End();
        words.Clear();
    }

    private void Begin(ReadOnlySpan<byte> type)
    {
        _lines.Write("data: "u8);
        _json.Reset(_lines);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _lines.Write("\n\n"u8);
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(_lines.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _lines.ResetWrittenCount();
    }
}
