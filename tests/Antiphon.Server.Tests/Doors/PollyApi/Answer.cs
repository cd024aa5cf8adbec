using System.Text.Json;

namespace Antiphon.Server.Tests.Doors.PollyApi;

/// <summary>A whole HTTP answer.</summary>
internal sealed record Answer(int Status, byte[] Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>As <c>x-amzn-ErrorType</c> names it; null for a success.</summary>
    public string? Error => Headers.GetValueOrDefault("x-amzn-errortype");

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string Message => Json.GetProperty("message").GetString()!;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync(Hosting.TestServer.Patience);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, body, response.Content.Headers.ContentType?.ToString(), headers);
    }

    /// <summary>An error as every one must be: JSON with a message, its name and an id (polly.md §1.7).</summary>
    public void ShouldBeError(int status, string name, string? message = null)
    {
        Error.ShouldBe(name, Text);
        Status.ShouldBe(status);
        ContentType.ShouldBe("application/json");
        Headers["x-amzn-requestid"].Length.ShouldBe(36);
        Message.ShouldNotBeEmpty();
        if (message is not null) Message.ShouldContain(message);
    }
}
