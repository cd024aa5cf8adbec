using Antiphon.Audio.Encoding;
using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Refusals;
using Antiphon.Server.Transport;
using Antiphon.Speech.Engines;
using Antiphon.Wire.EventStreams;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.Aws;

/// <summary>The one place where exceptions that every AWS service can meet become AWS's errors. A service adds its own: <see cref="AwsErrorShape"/>.</summary>
internal static class AwsErrorMapping
{
    public static AwsError ToAwsError(Exception exception) => exception switch
    {
        AwsRefusedException refused => refused.Error,
        RefusedException refused => new(CodeOf(refused.Kind), refused.Message),
        InvalidEventException invalid => AwsError.InvalidEvent(invalid.Message),
        RequestFormatException format => new(AwsErrorCode.Serialization, format.Message),
        EventSignatureException signature => AwsError.InvalidEvent(signature.Message),
        EventStreamException malformed => AwsError.InvalidEvent(malformed.Message),
        EngineException { Failure: EngineFailure.Busy } busy => new(AwsErrorCode.Throttling, busy.Message),
        EngineException failed => new(AwsErrorCode.ServiceFailure, "The speech engine failed: " + failed.Message),
        AudioLibraryMissingException missing => new(AwsErrorCode.ServiceFailure, missing.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large => new(AwsErrorCode.RequestEntityTooLarge, large.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } late => new(AwsErrorCode.RequestTimeout, late.Message),
        BadHttpRequestException bad => new(AwsErrorCode.Validation, "The request cannot be read: " + bad.Message) { Reason = ValidationReasons.Other },

        // The exception's message goes to the log only: it may name files and addresses of this machine.
        _ => new(AwsErrorCode.ServiceFailure, "The server failed. Its log says why, under the id of this request."),
    };

    /// <summary>
    /// Whether the failure is the client's error or a reached limit. Every other exception is logged with its stack wherever it is mapped,
    /// because the client is told that the log says why.
    /// </summary>
    public static bool IsExpected(Exception failure) => failure
        is AwsRefusedException or RefusedException or RequestFormatException or BadHttpRequestException
        or InvalidEventException or EventSignatureException or EventStreamException
        or EngineException { Failure: EngineFailure.Busy };

    /// <summary>
    /// Java repeats a whole stream after every error that it takes for transient, even when audio has been sent. After the first audio it
    /// gets an error that it does not retry (sdk-compatibility.md §6.6).
    /// </summary>
    public static AwsError ForClient(AwsError error, ClientAgent client, TimeSpan spoken)
    {
        if (spoken == TimeSpan.Zero || !client.ReplaysAfterOutput) return error;
        if (error.Code != AwsErrorCode.ServiceFailure && error.Code != AwsErrorCode.Throttling) return error;
        return new(AwsErrorCode.Validation, $"The server failed after {spoken.TotalSeconds:0.0} s of speech ({error.Code.Name}): {error.Message}")
        {
            Reason = ValidationReasons.Other,
        };
    }

    // NotFound and QuotaExceeded have no common code: each service names its own resources.
    private static AwsErrorCode CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Throttled => AwsErrorCode.Throttling,
        RefusalKind.UnknownOperation => AwsErrorCode.UnknownOperation,
        RefusalKind.MethodNotAllowed => AwsErrorCode.MethodNotAllowed,
        RefusalKind.CredentialsMissing => AwsErrorCode.MissingAuthenticationToken,
        RefusalKind.CredentialsIncomplete => AwsErrorCode.IncompleteSignature,
        RefusalKind.KeyUnknown => AwsErrorCode.UnrecognizedClient,
        RefusalKind.KeyExpired => AwsErrorCode.ExpiredToken,
        RefusalKind.SignatureInvalid => AwsErrorCode.InvalidSignature,
        _ => AwsErrorCode.Validation,
    };
}
