using Antiphon.Aws.Errors;

namespace Antiphon.Server.Doors.Aws;

/// <summary>A request or one of its events is refused; the error says why in AWS's words. Ends that request, nothing else.</summary>
public sealed class AwsRefusedException(AwsError error) : Exception(error.Message)
{
    /// <summary>What the client is told.</summary>
    public AwsError Error { get; } = error;
}
