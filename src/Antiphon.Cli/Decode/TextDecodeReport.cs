using Antiphon.Wire.EventStreams;

namespace Antiphon.Cli.Decode;

/// <summary>For people: a line a message, its headers and payload below it, inner messages indented.</summary>
internal sealed class TextDecodeReport(TextWriter output) : IDecodeReport
{
    public void Message(MessagePlace place, in EventStreamMessage message, bool isEnvelope)
    {
        var indent = Indent(place);
        output.WriteLine($"{indent}@{place.Offset} {NameOf(message, isEnvelope)}, {place.Length} bytes");
        var headers = message.ReadHeaders();
        while (headers.TryRead(out var header))
        {
            output.WriteLine($"{indent}    {header.Name} ({HeaderText.TypeOf(header)}) = {HeaderText.ValueOf(header)}");
        }

        if (isEnvelope || message.Payload.Length == 0) return;
        output.WriteLine($"{indent}    {PayloadText.JsonOf(message) ?? $"payload of {message.Payload.Length} bytes"}");
    }

    public void Malformed(MessagePlace place, string name, string explanation) =>
        output.WriteLine($"{Indent(place)}@{place.Offset} MALFORMED {name}: {explanation}");

    public void End(int messages, int malformed) => output.WriteLine($"{messages} messages, {malformed} malformed");

    private static string NameOf(in EventStreamMessage message, bool isEnvelope)
    {
        if (isEnvelope) return "signed envelope";
        if (message.TryFind(":exception-type"u8, out var exception)) return "exception " + HeaderText.ValueOf(exception);
        if (message.TryFind(":event-type"u8, out var type)) return HeaderText.ValueOf(type);
        return message.TryFind(":chunk-signature"u8, out _) ? "signed end of input" : "message";
    }

    private static string Indent(MessagePlace place) => new(' ', 4 * place.Depth);
}
