using Antiphon.Aws.PollyApi;
using Antiphon.Server.Stores;

namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>What a task's output is called. The same task has the same name always, so that it cannot be there twice.</summary>
/// <param name="Bucket">A valid bucket name.</param>
/// <param name="Key">A valid key.</param>
/// <param name="ContentType">Its media type.</param>
internal sealed record TaskObject(string Bucket, string Key, string ContentType)
{
    /// <summary>As Amazon names it: <c>PREFIX.TASKID.mp3</c>, behind the server's own prefix.</summary>
    public static TaskObject Of(SynthesisTask task)
    {
        var (request, format) = (task.Request, task.Request.Speech.OutputFormat!);
        var prefix = string.IsNullOrEmpty(request.OutputS3KeyPrefix) ? "" : request.OutputS3KeyPrefix + ".";
        return new TaskObject(request.OutputS3BucketName!, $"{task.OutputPrefix}{prefix}{task.Id}.{EndingOf(format)}", PollyOutputFormats.ContentTypeOf(format));
    }

    private static string EndingOf(string format) => format switch
    {
        PollyOutputFormats.Json => "marks",
        "ogg_vorbis" or "ogg_opus" => "ogg",
        _ => format,
    };
}
