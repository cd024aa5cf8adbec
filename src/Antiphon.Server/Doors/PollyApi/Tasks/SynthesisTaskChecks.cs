using System.Text.RegularExpressions;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>The members that a task has beside those of SynthesizeSpeech, by the model's patterns (polly.md §1.1).</summary>
internal static partial class SynthesisTaskChecks
{
    /// <exception cref="AwsRefusedException">The first one that is wrong, under Amazon's name for it.</exception>
    public static void Check(SynthesisTaskRequest request)
    {
        if (request.OutputS3BucketName is not { } bucket) throw MemberChecks.Missing("OutputS3BucketName", "the name of a bucket");
        if (!IsBucketName(bucket))
            throw Refused(AwsErrorCode.InvalidS3Bucket, $"'{AwsError.Abbreviate(bucket)}' is no name of a bucket: 3 to 63 lower-case letters, digits, points and hyphens, a letter or digit first and last.");
        if (request.OutputS3KeyPrefix is { } prefix && !KeyPrefix().IsMatch(prefix))
            throw Refused(AwsErrorCode.InvalidS3Key, "OutputS3KeyPrefix has at most 800 letters, digits and characters out of /!-_.*'():;$@=+,?&.");
        if (request.SnsTopicArn is { } topic && !TopicArn().IsMatch(topic))
            throw Refused(AwsErrorCode.InvalidSnsTopicArn, $"'{AwsError.Abbreviate(topic)}' is no ARN of an SNS topic.");
    }

    public static bool IsBucketName(string name) => BucketName().IsMatch(name);

    private static AwsRefusedException Refused(AwsErrorCode code, string message) => new(new AwsError(code, message));

    [GeneratedRegex(@"\A[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName();

    [GeneratedRegex(@"\A[0-9a-zA-Z/!\-_.*'():;$@=+,?&]{0,800}\z")]
    private static partial Regex KeyPrefix();

    [GeneratedRegex(@"\Aarn:aws(-(cn|iso(-b)?|us-gov))?:sns:[a-z0-9_-]{1,50}:[0-9]{12}:[a-zA-Z0-9_-]{1,251}([a-zA-Z0-9_-]{0,5}|\.fifo)\z")]
    private static partial Regex TopicArn();
}
