using System.Buffers;
using System.Text.Json;

namespace Antiphon.Aws.Errors;

/// <summary>One error as AWS writes it: the same JSON as an HTTP body and as an exception event's payload.</summary>
public sealed record AwsError(AwsErrorCode Code, string Message)
{
    /// <summary>Which kind of validation failed; <see cref="AwsErrorCode.Validation"/> requires it.</summary>
    public string? Reason { get; init; }

    /// <summary>Which members were wrong.</summary>
    public IReadOnlyList<AwsErrorField> Fields { get; init; } = [];

    /// <summary>Which quota was exceeded; <see cref="AwsErrorCode.ServiceQuotaExceeded"/> requires it.</summary>
    public string? QuotaCode { get; init; }

    /// <summary>Whose quota it was: <c>polly</c>.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>A member of the request has a value that is not allowed.</summary>
    public static AwsError InvalidField(string name, string message) =>
        new(AwsErrorCode.Validation, message) { Reason = ValidationReasons.FieldValidationFailed, Fields = [new(name, message)] };

    /// <summary>A member asks for something that this operation never does.</summary>
    public static AwsError Unsupported(string name, string message) =>
        new(AwsErrorCode.Validation, message) { Reason = ValidationReasons.UnsupportedOperation, Fields = [new(name, message)] };

    /// <summary>An event of the stream is wrong.</summary>
    public static AwsError InvalidEvent(string message) =>
        new(AwsErrorCode.Validation, message) { Reason = ValidationReasons.InvalidInboundEvent };

    /// <summary>What a client sent, as far as a message repeats it: at most 64 characters, none of them cut in two.</summary>
    public static string Abbreviate(string value)
    {
        const int Longest = 64;
        if (value.Length <= Longest) return value;
        return value[..(char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }

    /// <summary>Writes the JSON body. Members are lower camel case, as Polly's model has them; Rust accepts no other form.</summary>
    public void WriteJson(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("message"u8, Message);
        if (Reason is not null) json.WriteString("reason"u8, Reason);
        if (Fields.Count > 0) WriteFields(json);
        if (QuotaCode is not null) json.WriteString("quotaCode"u8, QuotaCode);
        if (ServiceCode is not null) json.WriteString("serviceCode"u8, ServiceCode);
        json.WriteEndObject();
    }

    private void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartArray("fields"u8);
        foreach (var field in Fields)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, field.Name);
            json.WriteString("message"u8, field.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>One wrong member of a request.</summary>
/// <param name="Name">The member's name in the service model.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record AwsErrorField(string Name, string Message);

/// <summary>Values of <c>ValidationExceptionReason</c> (polly-model.json).</summary>
public static class ValidationReasons
{
    /// <summary>The operation never does this.</summary>
    public const string UnsupportedOperation = "unsupportedOperation";

    /// <summary>A member's value is not allowed.</summary>
    public const string FieldValidationFailed = "fieldValidationFailed";

    /// <summary>Anything else.</summary>
    public const string Other = "other";

    /// <summary>An event of the stream is wrong.</summary>
    public const string InvalidInboundEvent = "invalidInboundEvent";
}
