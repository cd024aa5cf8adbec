using System.Text.Json;
using System.Text.Json.Serialization;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Data;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>The form of a task's file. Does no caching and no locking.</summary>
internal static class SynthesisTaskFile
{
    public static void Write(string path, SynthesisTask task) =>
        AtomicFile.WriteSecret(path, JsonSerializer.Serialize(task, SynthesisTaskJson.Default.SynthesisTask) + "\n");

    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="InvalidDataException">The file is damaged; the message names it and nothing of its content.</exception>
    public static SynthesisTask? TryRead(string path)
    {
        try
        {
            var task = JsonSerializer.Deserialize(File.ReadAllBytes(path), SynthesisTaskJson.Default.SynthesisTask);
            return task is null ? throw new InvalidDataException($"{path} holds no task.") : task with { Request = task.Request with { Speech = WithLists(task.Request.Speech) } };
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is damaged at byte {e.BytePositionInLine} of line {e.LineNumber}.", e);
        }
    }

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
