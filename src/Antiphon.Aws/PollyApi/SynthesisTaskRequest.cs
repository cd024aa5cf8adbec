namespace Antiphon.Aws.PollyApi;

/// <summary>StartSpeechSynthesisTask's members as sent. Nothing of it is checked. Null where a member is missing.</summary>
public sealed record SynthesisTaskRequest
{
    /// <summary>Route of the operations.</summary>
    public const string Path = "/v1/synthesisTasks";

    /// <summary>What is to be spoken, and how.</summary>
    public required SynthesizeSpeechRequest Speech { get; init; }

    /// <summary>Where the output goes.</summary>
    public string? OutputS3BucketName { get; init; }

    /// <summary>What the output's name begins with.</summary>
    public string? OutputS3KeyPrefix { get; init; }

    /// <summary>Whom Amazon would tell.</summary>
    public string? SnsTopicArn { get; init; }

    /// <exception cref="RequestFormatException">A member is of another type.</exception>
    public static SynthesisTaskRequest Read(RequestMembers members) => new()
    {
        Speech = SynthesizeSpeechRequest.Read(members),
        OutputS3BucketName = members.Text("OutputS3BucketName"),
        OutputS3KeyPrefix = members.Text("OutputS3KeyPrefix"),
        SnsTopicArn = members.Text("SnsTopicArn"),
    };
}
