using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Refusals;
using Antiphon.Server.Transport;
using Antiphon.Speech.Engines;
using Antiphon.Wire.Signatures;

namespace Antiphon.Server.Tests.Doors.Aws;

public sealed class AwsErrorMappingTests
{
    private static readonly ClientAgent Java = ClientAgent.Parse("aws-sdk-java/2.50.2 md/http#NettyNio");
    private static readonly ClientAgent JavaScript = ClientAgent.Parse("aws-sdk-js/3.1142.0");
    private static readonly AwsError Failure = new(AwsErrorCode.ServiceFailure, "engine died");

    [Fact]
    public void ToAwsError_SignatureOfAnEvent_IsModelledSoThatNoClientReplays()
    {
        var error = AwsErrorMapping.ToAwsError(new EventSignatureException(EventSignatureOutcome.SignatureMismatch));
        (error.Code, error.Reason).ShouldBe((AwsErrorCode.Validation, ValidationReasons.InvalidInboundEvent));
    }

    [Fact]
    public void ToAwsError_DeadWorker_IsAServiceFailureThatTellsItsKindOnly()
    {
        var error = AwsErrorMapping.ToAwsError(new EngineException(EngineFailure.WorkerDied, "espeak ended with 137"));
        error.Code.ShouldBe(AwsErrorCode.ServiceFailure);
        error.Message.ShouldBe("The speech engine failed: The engine's process ended.");
    }

    [Fact]
    public void ToAwsError_AReachedLimit_IsThrottling()
    {
        var error = AwsErrorMapping.ToAwsError(RefusedException.Throttled("too many"));

        (error.Code, error.Message).ShouldBe((AwsErrorCode.Throttling, "too many"));
        error.Code.Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(RefusalKind.CredentialsMissing, "MissingAuthenticationTokenException")]
    [InlineData(RefusalKind.CredentialsIncomplete, "IncompleteSignatureException")]
    [InlineData(RefusalKind.KeyUnknown, "UnrecognizedClientException")]
    [InlineData(RefusalKind.KeyExpired, "ExpiredTokenException")]
    [InlineData(RefusalKind.SignatureInvalid, "InvalidSignatureException")]
    public void ToAwsError_CredentialsThatAreRefused_AreA403WithAmazonsCode(RefusalKind kind, string code)
    {
        var error = AwsErrorMapping.ToAwsError(new RefusedException(kind, "why"));

        (error.Code.Name, error.Code.Status, error.Message).ShouldBe((code, 403, "why"));
    }

    [Fact]
    public void ForClient_JavaAfterAudio_GetsWhatItDoesNotReplay()
    {
        var told = AwsErrorMapping.ForClient(Failure, Java, TimeSpan.FromSeconds(2.5));
        (told.Code, told.Reason).ShouldBe((AwsErrorCode.Validation, ValidationReasons.Other));
        told.Message.ShouldContain("2.5 s");
        told.Message.ShouldContain("engine died");
    }

    [Fact]
    public void ForClient_JavaBeforeAudioAndOthersAlways_GetTheTruth()
    {
        AwsErrorMapping.ForClient(Failure, Java, TimeSpan.Zero).ShouldBe(Failure);
        AwsErrorMapping.ForClient(Failure, JavaScript, TimeSpan.FromSeconds(2)).ShouldBe(Failure);
    }
}
