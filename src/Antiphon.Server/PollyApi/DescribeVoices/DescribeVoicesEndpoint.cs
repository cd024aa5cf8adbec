using System.Buffers;
using System.Text.Json;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.PollyApi.DescribeVoices;

/// <summary>GET /v1/voices (DescribeVoices): the truth about what is installed, in one page.</summary>
internal sealed class DescribeVoicesEndpoint(RequestAuthenticator authenticator, PollyVoiceDirectory directory)
{
    public async Task HandleAsync(HttpContext context)
    {
        authenticator.Authenticate(context, "polly", body: []);
        var voices = directory.List().ToList();
        var filter = VoiceFilter.Read(context.Request.Query, [.. PollyLanguages.All.Union(voices.Select(v => v.LanguageCode))]);

        var body = new ArrayBufferWriter<byte>(16 * 1024);
        Write(body, voices.Where(filter.Matches));
        context.Response.ContentType = "application/json";
        RequestId.Write(context);
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private static void Write(IBufferWriter<byte> output, IEnumerable<PollyVoice> voices)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartArray("Voices"u8);
        foreach (var voice in voices) Write(json, voice);
        json.WriteEndArray();
        json.WriteEndObject();
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

    private sealed record VoiceFilter(string? Engine, string? Language, bool Bilingual)
    {
        public static VoiceFilter Read(IQueryCollection query, IReadOnlyList<string> languages)
        {
            var (engine, language) = (Value(query, "Engine"), Value(query, "LanguageCode"));
            if (engine is not null && !PollyEngines.All.Contains(engine)) throw Invalid("Engine", engine, PollyEngines.All);
            if (language is not null && !languages.Contains(language)) throw Invalid("LanguageCode", language, languages);
            return new(engine, language, bool.TryParse(Value(query, "IncludeAdditionalLanguageCodes"), out var include) && include);
        }

        public bool Matches(PollyVoice voice) =>
            (Engine is null || voice.SupportedEngines.Contains(Engine))
            && (Language is null || voice.LanguageCode == Language || (Bilingual && voice.AdditionalLanguageCodes.Contains(Language)));

        private static string? Value(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;

        private static RequestRefusedException Invalid(string field, string value, IReadOnlyList<string> allowed) =>
            new(AwsError.InvalidField(field, $"{field} '{AwsError.Abbreviate(value)}' is not valid. Allowed: {string.Join(", ", allowed)}."));
    }
}
