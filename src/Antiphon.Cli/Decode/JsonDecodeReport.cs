using System.Text.Json;
using Antiphon.Cli.Terminal;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Cli.Decode;

/// <summary>For scripts: one object a line.</summary>
internal sealed class JsonDecodeReport(TextWriter output) : IDecodeReport
{
    public void Message(MessagePlace place, in EventStreamMessage message, bool isEnvelope)
    {
        var (payload, length) = (isEnvelope ? null : PayloadText.JsonOf(message), message.Payload.Length);
        var headers = message.ReadHeaders();
        var names = new List<(string Name, string Type, string Value)>();
        while (headers.TryRead(out var header)) names.Add((header.Name, HeaderText.TypeOf(header), HeaderText.ValueOf(header)));

        output.WriteLine(JsonText.Write(json =>
        {
            WritePlace(json, place);
            json.WriteStartArray("headers");
            foreach (var (name, type, value) in names)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("type", type);
                json.WriteString("value", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("envelope", isEnvelope);
            json.WriteNumber("payloadBytes", length);
            if (payload is null) return;
            json.WritePropertyName("payload");
            json.WriteRawValue(payload);
        }));
    }

    public void Malformed(MessagePlace place, string name, string explanation) => output.WriteLine(JsonText.Write(json =>
    {
        WritePlace(json, place);
        json.WriteString("malformation", name);
        json.WriteString("explanation", explanation);
    }));

    public void End(int messages, int malformed)
    {
        // The lines say it all.
    }

    private static void WritePlace(Utf8JsonWriter json, MessagePlace place)
    {
        json.WriteNumber("offset", place.Offset);
        json.WriteNumber("length", place.Length);
        json.WriteNumber("depth", place.Depth);
    }
}
