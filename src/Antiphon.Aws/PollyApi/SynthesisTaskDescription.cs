using System.Text.Json;

namespace Antiphon.Aws.PollyApi;

/// <summary>What Polly tells of a synthesis task (SynthesisTask of polly-model.json).</summary>
public sealed record SynthesisTaskDescription
{
    /// <summary>What was asked for; its text is not told.</summary>
    public required SynthesisTaskRequest Request { get; init; }

    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>How far it is.</summary>
    public required SynthesisTaskStatus Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Where the output is, or will be.</summary>
    public required string OutputUri { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreationTime { get; init; }

    /// <summary>Billed characters.</summary>
    public required long RequestCharacters { get; init; }

    /// <summary>Writes the object, braces included. Members that were not sent and have no default are left out.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Engine"u8, Sent(Request.Speech.Engine) ?? PollyEngines.Standard);
        json.WriteString("TaskId"u8, TaskId);
        json.WriteString("TaskStatus"u8, SynthesisTaskStatuses.NameOf(Status));
        Optional("TaskStatusReason", StatusReason);
        json.WriteString("OutputUri"u8, OutputUri);
        EpochSeconds.Write(json, "CreationTime", CreationTime);
        json.WriteNumber("RequestCharacters"u8, RequestCharacters);
        Optional("SnsTopicArn", Request.SnsTopicArn);
        List("LexiconNames", Request.Speech.LexiconNames);
        Optional("OutputFormat", Request.Speech.OutputFormat);
        Optional("SampleRate", Request.Speech.SampleRate);
        List("SpeechMarkTypes", Request.Speech.SpeechMarkTypes);
        json.WriteString("TextType"u8, Sent(Request.Speech.TextType) ?? "text");
        Optional("VoiceId", Request.Speech.VoiceId);
        Optional("LanguageCode", Request.Speech.LanguageCode);
        json.WriteEndObject();

        void Optional(string name, string? value)
        {
            if (Sent(value) is { } sent) json.WriteString(name, sent);
        }

        void List(string name, IReadOnlyList<string> values)
        {
            if (values.Count == 0) return;
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    // Clients send a member that they have no value for as "".
    private static string? Sent(string? member) => string.IsNullOrEmpty(member) ? null : member;
}
