using System.Text.Json;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.DescribeVoices;

/// <summary>GET /v1/voices (DescribeVoices): the truth about what is installed.</summary>
internal sealed class DescribeVoicesEndpoint(RequestAuthenticator authenticator, PollyVoiceDirectory directory, ReadRates rates)
{
    public Task HandleAsync(HttpContext context)
    {
        var caller = authenticator.Authenticate(context, body: []);
        rates.CountVoices(caller.Key.Account);
        var voices = directory.List().ToList();
        var filter = VoiceFilter.Read(UnaryRequest.Members(context), [.. PollyLanguages.All.Union(voices.Select(v => v.LanguageCode))]);
        var page = VoicePage.Of(voices, filter, UnaryRequest.Query(context, "NextToken"));
        return UnaryResponse.WriteAsync(context, json =>
        {
            json.WriteStartArray("Voices"u8);
            foreach (var voice in page.Voices) Write(json, voice);
            json.WriteEndArray();
            if (page.NextToken is { } token) json.WriteString("NextToken"u8, token);
        });
    }

    private static void Write(Utf8JsonWriter json, PollyVoice voice)
    {
        json.WriteStartObject();
        json.WriteString("Gender"u8, voice.Gender);
        json.WriteString("Id"u8, voice.Id);
        json.WriteString("LanguageCode"u8, voice.LanguageCode);
        json.WriteString("LanguageName"u8, voice.LanguageName);
        json.WriteString("Name"u8, voice.Name);
        if (voice.AdditionalLanguageCodes.Count > 0) WriteList(json, "AdditionalLanguageCodes", voice.AdditionalLanguageCodes);
        WriteList(json, "SupportedEngines", voice.SupportedEngines);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
