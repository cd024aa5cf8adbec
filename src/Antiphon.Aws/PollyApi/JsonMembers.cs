using System.Text.Json;

namespace Antiphon.Aws.PollyApi;

/// <summary>The members of a request's JSON body. Unknown ones are never looked at; null stands for a member that is not there.</summary>
/// <remarks>Borrows pooled memory until it is disposed.</remarks>
public sealed class JsonMembers : IDisposable
{
    private readonly JsonDocument _document;

    private JsonMembers(JsonDocument document) => _document = document;

    /// <summary>Reads a body; an empty one has no members.</summary>
    /// <param name="body">UTF-8; the memory is used until the members are disposed.</param>
    /// <exception cref="MalformedRequestException">It is no JSON object.</exception>
    public static JsonMembers Read(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body);
        }
        catch (JsonException e)
        {
            throw new MalformedRequestException("The request's body is not JSON.", e);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object) return new JsonMembers(document);
        document.Dispose();
        throw new MalformedRequestException("The request's body is no JSON object.");
    }

    /// <summary>A member that is a string; null where it is missing.</summary>
    /// <exception cref="MalformedRequestException">It is something else.</exception>
    public string? String(string name) => Find(name) is { } value ? StringOf(value, name) : null;

    /// <summary>A member that is a list of strings; empty where it is missing.</summary>
    /// <exception cref="MalformedRequestException">It is something else.</exception>
    public IReadOnlyList<string> Strings(string name)
    {
        if (Find(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Wrong(name, "a list of strings");
        return [.. value.EnumerateArray().Select(item => StringOf(item, name))];
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private JsonElement? Find(string name) =>
        _document.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string StringOf(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.String) throw Wrong(name, "a string");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new MalformedRequestException($"{name} holds half a character: a surrogate without its other one, or bytes that are not UTF-8.", e);
        }
    }

    private static MalformedRequestException Wrong(string name, string expected) => new($"{name} is not {expected}.");
}
