using System.Text.Json;
using Antiphon.Server.Tests.Doors.PollyApi;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

internal static class OpenAiAnswers
{
    /// <summary>An error as every one of this door must be: OpenAI's JSON with an id, and nothing of AWS's (doors.md §1.2).</summary>
    public static JsonElement ShouldBeOpenAiError(this Answer answer, int status, string type, string? code)
    {
        answer.Status.ShouldBe(status, answer.Text);
        answer.ContentType.ShouldBe("application/json");
        answer.Headers["x-request-id"].Length.ShouldBe(36);
        answer.Headers.Keys.ShouldAllBe(name => !name.StartsWith("x-amzn", StringComparison.OrdinalIgnoreCase));
        var error = answer.Json.GetProperty("error");
        error.GetProperty("type").GetString().ShouldBe(type);
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        error.TryGetProperty("param", out _).ShouldBeTrue();
        return error;
    }

    /// <summary>The events of an answer: each one line of data and an empty one.</summary>
    public static List<JsonElement> Events(this Answer answer)
    {
        var blocks = answer.Text.Split("\n\n");
        blocks[^1].ShouldBeEmpty();
        blocks[..^1].ShouldAllBe(block => block.StartsWith("data: ", StringComparison.Ordinal) && !block.Contains('\n'));
        return [.. blocks[..^1].Select(block => JsonDocument.Parse(block["data: ".Length..]).RootElement)];
    }
}
