using Antiphon.Server.Stores;
using System.Text;
using Antiphon.Aws.Errors;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Data;

namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>Decides where a task's output may go. Pure; safe for concurrent use.</summary>
/// <param name="s3">The object store; null: buckets are folders of the data folder, and all are allowed.</param>
internal sealed class TaskTargets(S3OutputOptions? s3)
{
    private const int MostKeyBytes = 1_024;

    /// <summary>What the keys of an account's objects begin with, before the prefix that the client asks for.</summary>
    public string PrefixOf(string account) =>
        s3?.Prefix.Replace(S3OutputOptions.AccountPlaceholder, FolderOf(account), StringComparison.Ordinal) ?? "";

    /// <summary>Where a task's output goes.</summary>
    /// <exception cref="AwsRefusedException">InvalidS3BucketException, InvalidS3KeyException: it may not go there.</exception>
    public TaskObject Of(SynthesisTask task)
    {
        var target = TaskObject.Of(task);
        if (s3 is null) return target;
        if (!s3.Allows(target.Bucket))
            throw Refused(AwsErrorCode.InvalidS3Bucket, $"The bucket '{target.Bucket}' is none that this server writes to.");

        // Such parts would lead out of the account's prefix in a store, or a client of it, that resolves them.
        if (target.Key.Split('/').Any(part => part is "." or ".."))
            throw Refused(AwsErrorCode.InvalidS3Key, "OutputS3KeyPrefix has no part '.' or '..' where outputs go to an object store.");
        if (Encoding.UTF8.GetByteCount(target.Key) > MostKeyBytes)
            throw Refused(AwsErrorCode.InvalidS3Key, $"OutputS3KeyPrefix is too long: with the server's own prefix the key has more than {MostKeyBytes} bytes.");
        return target;
    }

    // A percent sign would be encoded once more in every address of the object.
    private static string FolderOf(string account) => SafeFileName.Of(account).Replace('%', '=');

    private static AwsRefusedException Refused(AwsErrorCode code, string message) => new(new AwsError(code, message));
}
