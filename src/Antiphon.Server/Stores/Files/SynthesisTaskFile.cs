using Antiphon.Server.Doors.PollyApi.Tasks;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Data;

namespace Antiphon.Server.Stores.Files;

/// <summary>The form of a task's file. Does no caching and no locking.</summary>
internal static class SynthesisTaskFile
{
    // A text of the largest body that is accepted (limits.max_task_bytes) stays far below it, escaped as it may be.
    private const int MostBytes = 64 * 1024 * 1024;

    public static void Write(string path, SynthesisTask task) =>
        AtomicFile.WriteSecret(path, JsonSerializer.Serialize(task, SynthesisTaskJson.Default.SynthesisTask) + "\n");

    /// <summary>Reads a task that can be described and run, whatever has become of its file meanwhile.</summary>
    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="InvalidDataException">The file is damaged; the message names it and no text of the task.</exception>
    public static SynthesisTask? TryRead(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw Damaged(path, $"it has more than {MostBytes} bytes");
            var task = JsonSerializer.Deserialize(File.ReadAllBytes(path), SynthesisTaskJson.Default.SynthesisTask);
            if (task is null) throw Damaged(path, "it holds no task");
            task = task with { Request = task.Request with { Speech = WithLists(task.Request.Speech) } };
            return FaultOf(task, Path.GetFileNameWithoutExtension(path)) is { } fault ? throw Damaged(path, fault) : task;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw Damaged(path, $"byte {e.BytePositionInLine} of line {e.LineNumber} cannot be read", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Damaged(path, "the server may not read it", e);
        }
    }

    // What StartSpeechSynthesisTask has checked and what everything behind it relies on: a file may have been edited by hand.
    private static string? FaultOf(SynthesisTask task, string id)
    {
        var speech = task.Request.Speech;
        if (task.Id != id || !SynthesisTaskId.IsValid(id)) return "its id is not the file's name";
        if (task.Account.Length == 0 || task.Region.Length == 0) return "it names no account or no region";
        if (!Enum.IsDefined(task.Status)) return "its status is unknown";
        if (task.Starts < 0) return "its number of starts is negative";
        if (string.IsNullOrEmpty(speech.VoiceId)) return "it names no voice";
        if (!PollyOutputFormats.All.Contains(speech.OutputFormat)) return "its output format is unknown";
        if (speech.LexiconNames.Contains(null!) || speech.SpeechMarkTypes.Contains(null!)) return "a list has an empty entry";
        if (speech.Text is null && !task.HasEnded) return "it has no text";
        return FaultOf(task.Request);
    }

    private static string? FaultOf(SynthesisTaskRequest request)
    {
        try
        {
            SynthesisTaskChecks.Check(request);
            return null;
        }
        catch (AwsRefusedException refused)
        {
            return refused.Message;
        }
    }

    private static InvalidDataException Damaged(string path, string reason, Exception? inner = null) => new($"{path} is damaged: {reason}.", inner);

    // The generated reader knows no initializers: what the file leaves out arrives as null.
    private static SynthesizeSpeechRequest WithLists(SynthesizeSpeechRequest speech) =>
        speech with { LexiconNames = speech.LexiconNames ?? [], SpeechMarkTypes = speech.SpeechMarkTypes ?? [] };
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SynthesisTask))]
internal sealed partial class SynthesisTaskJson : JsonSerializerContext;
