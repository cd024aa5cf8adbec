using System.Text;
using System.Text.Json;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.OpenAiApi.AudioSpeech;
using Antiphon.Server.Doors.OpenAiApi.Errors;
using Antiphon.Server.Voices;
using Antiphon.Speech.Engines;

namespace Antiphon.Fuzz.Targets;

/// <summary>Bodies of POST /v1/audio/speech.</summary>
internal sealed class OpenAiJsonTarget : IFuzzTarget
{
    private static readonly SpeechCallReader Reader = CreateReader();

    private static readonly string[] Values =
    [
        "null", "true", "7", "-0.25", "1e999", "4.0", "\"\"", "\"mp3\"", "\"pcm\"", "\"sse\"", "\"alloy\"", "\"tts-1\"", "\"Hello.\"",
        "\"\\ud800\"", "{}", "[]",
        "{\"id\":\"alloy\"}", "{\"id\":7}", "\"Speak slowly and cheerfully.\"",
    ];

    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "\\ud83d", "\\udc00", "null", "1e400", "-", "\"model\":", "\"input\":",
        "\"voice\":", "\"id\":", "\u00e9",
    ];

    public string Name => "openai-json";

    public byte[] Make(Random random)
    {
        var members = new List<string> { "\"model\":\"tts-1\"", "\"input\":\"Hello there.\"", "\"voice\":\"alloy\"" };
        string[] names = ["model", "input", "voice", "speed", "response_format", "instructions", "stream_format", "unknown"];
        for (var n = random.Next(5); n > 0; n--) members.Add($"\"{Mutation.Word(names, random)}\":{Mutation.Word(Values, random)}");
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
        var bytes = Encoding.UTF8.GetBytes(Mutation.OfText($"{{{string.Join(',', members)}}}", Words, random));
        return random.Next(4) == 0 ? Mutation.OfBytes(bytes, random) : bytes;
    }

    public void Parse(byte[] input)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            _ = Reader.Read(document.RootElement).WholeText;
        }
        catch (Exception refused) when (refused is JsonException or OpenAiRefusedException)
        {
            // A body may be refused; the door answers both with 400.
        }
    }

    private static SpeechCallReader CreateReader()
    {
        var catalog = new VoiceCatalog([new ToneSynthesizer()]);
        return new SpeechCallReader(new DoorVoices(catalog, new AmazonVoices(catalog)), new OpenAiOptions(), _ => true);
    }
}
