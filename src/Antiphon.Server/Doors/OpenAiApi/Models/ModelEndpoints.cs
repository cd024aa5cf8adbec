using System.Buffers;
using System.Text.Json;
using Antiphon.Server.Authentication;
using Antiphon.Server.Doors.OpenAiApi.Errors;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.OpenAiApi.Models;

/// <summary>GET /v1/models and /v1/models/{id}, and the two lists that Open WebUI asks for without a key (doors.md §1.4, §1.5).</summary>
internal sealed class ModelEndpoints(ApiKeyAuthenticator authenticator, DoorVoices voices)
{
    public Task ListAsync(HttpContext context)
    {
        Demand(context);
        return SendAsync(context, json =>
        {
            json.WriteString("object"u8, "list"u8);
            json.WriteStartArray("data"u8);
            foreach (var model in DoorModels.All)
            {
                json.WriteStartObject();
                WriteModel(json, model);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public Task GetAsync(HttpContext context)
    {
        Demand(context);
        var id = (string)context.Request.RouteValues["id"]!;
        var model = DoorModels.Find(id) ?? throw new OpenAiRefusedException(OpenAiError.UnknownModel(id));
        return SendAsync(context, json => WriteModel(json, model));
    }

    public static Task ListAudioModelsAsync(HttpContext context) => SendAsync(context, json =>
        WriteList(json, "models", DoorModels.All.Select(model => (model.Id, Name: (string?)null))));

    public Task ListVoicesAsync(HttpContext context) => SendAsync(context, json =>
        WriteList(json, "voices", voices.List().Select(voice => (voice.Id, Name: (string?)voice.Name))));

    private void Demand(HttpContext context)
    {
        if (authenticator.Find(context) is null) throw new OpenAiRefusedException(OpenAiDoor.UnknownKey);
    }

    private static Task SendAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body, OpenAiJson.Readable))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return OpenAiJson.SendAsync(context, body.WrittenMemory);
    }

    private static void WriteModel(Utf8JsonWriter json, DoorModel model)
    {
        json.WriteString("id"u8, model.Id);
        json.WriteString("object"u8, "model"u8);
        json.WriteNumber("created"u8, model.Created);
        json.WriteString("owned_by"u8, "antiphon"u8);
    }

    private static void WriteList(Utf8JsonWriter json, string member, IEnumerable<(string Id, string? Name)> items)
    {
        json.WriteStartArray(member);
        foreach (var (id, name) in items)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            if (name is not null) json.WriteString("name"u8, name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
