using Antiphon.Aws.Errors;

namespace Antiphon.Server.Doors.OpenAiApi.Errors;

/// <summary>One error as OpenAI's clients read it (doors.md §1.2).</summary>
/// <param name="Status">HTTP status: the clients choose their class by it.</param>
/// <param name="Type">Whose fault it is, in OpenAI's words.</param>
/// <param name="Code">What a program tells apart; null for no more than the status says.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record OpenAiError(int Status, string Type, string? Code, string Message)
{
    private const string Request = "invalid_request_error";
    private const string Server = "server_error";

    /// <summary>The member of the request that is wrong; null for none.</summary>
    public string? Param { get; init; }

    /// <summary>When asking again may help; null where nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the clients are told against their own rule, which repeats 408, 409, 429 and everything from 500 on.</summary>
    public bool? ShouldRetry { get; init; }

    public static OpenAiError InvalidValue(string param, string message) => Refused(param, "invalid_value", message);

    public static OpenAiError Refused(string? param, string code, string message) => new(400, Request, code, message) { Param = param };

    public static OpenAiError InvalidKey(string message) => new(401, Request, "invalid_api_key", message);

    public static OpenAiError UnknownModel(string id) => new(404, Request, "model_not_found", $"The model '{AwsError.Abbreviate(id)}' does not exist.") { Param = "model" };

    public static OpenAiError UnknownPath(string method, string path) => new(404, Request, "unknown_url", $"Nothing answers to {method} {path}.");

    public static OpenAiError WrongMethod(string method, string path) => new(405, Request, "method_not_allowed", $"{path} does not answer to {method}.");

    public static OpenAiError TooLarge(string message) => new(413, Request, "file_too_large", message);

    public static OpenAiError UnsupportedMedia(string message) => new(415, Request, "unsupported_media", message);

    public static OpenAiError Unreadable(int status, string message) => new(status, Request, null, message);

    public static OpenAiError RateLimited(string message, TimeSpan? retryAfter) =>
        new(429, "requests", "rate_limit_exceeded", message) { RetryAfter = retryAfter ?? TimeSpan.FromSeconds(1) };

    public static OpenAiError Overloaded(string message) => new(503, Server, "overloaded", message) { RetryAfter = TimeSpan.FromSeconds(2) };

    public static OpenAiError EngineFailed(string message, bool mayRetry) => new(500, Server, "engine_failed", message) { ShouldRetry = mayRetry };

    public static OpenAiError Failed(string message) => new(500, Server, null, message);
}
