using Antiphon.Audio.Encoding;
using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Refusals;
using Antiphon.Server.Transport;
using Antiphon.Speech.Engines;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;
using Antiphon.Wire.EventStreams;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.Aws;

/// <summary>The one place where our exceptions become AWS's errors.</summary>
internal static class AwsErrorMapping
{
    public static AwsError ToAwsError(Exception exception) => exception switch
    {
        AwsRefusedException refused => refused.Error,
        RefusedException { Kind: RefusalKind.Throttled } limit => new(AwsErrorCode.Throttling, limit.Message),
        InvalidEventException invalid => AwsError.InvalidEvent(invalid.Message),
        RequestFormatException format => new(AwsErrorCode.Serialization, format.Message),
        LexiconException lexicon => new(CodeOf(lexicon.Failure), lexicon.Message),
        SsmlException ssml => AwsError.InvalidEvent(ssml.Message),
        EventSignatureException signature => AwsError.InvalidEvent(signature.Message),
        EventStreamException malformed => AwsError.InvalidEvent(DescribeMalformed(malformed)),
        EngineException { Failure: EngineFailure.Busy } busy => new(AwsErrorCode.Throttling, busy.Message),
        EngineException failed => new(AwsErrorCode.ServiceFailure, "The speech engine failed: " + failed.Message),
        AudioLibraryMissingException missing => new(AwsErrorCode.ServiceFailure, missing.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large => new(AwsErrorCode.RequestEntityTooLarge, large.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } late => new(AwsErrorCode.RequestTimeout, late.Message),
        BadHttpRequestException bad => new(AwsErrorCode.Validation, "The request cannot be read: " + bad.Message) { Reason = ValidationReasons.Other },

        // What it says is for the log: it may name files and addresses of this machine.
        _ => new(AwsErrorCode.ServiceFailure, "The server failed. Its log says why, under the id of this request."),
    };

    /// <summary>
    /// Whether the server did what it should: the client's error, or a server at its limit. Every other exception is logged with its stack
    /// wherever it is mapped, because the client is told that the log says why.
    /// </summary>
    public static bool IsExpected(Exception failure) => failure
        is AwsRefusedException or RefusedException or RequestFormatException or LexiconException or BadHttpRequestException
        or InvalidEventException or SsmlException or EventSignatureException or EventStreamException
        or EngineException { Failure: EngineFailure.Busy };

    /// <summary>
    /// Java replays a whole stream, spoken audio included, on anything it thinks transient. After the first audio it is told so
    /// in an error that it does not retry (sdk-compatibility.md §6.6).
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

    private static AwsErrorCode CodeOf(LexiconFailure failure) => failure switch
    {
        LexiconFailure.UnsupportedAlphabet => AwsErrorCode.UnsupportedPlsAlphabet,
        LexiconFailure.UnsupportedLanguage => AwsErrorCode.UnsupportedPlsLanguage,
        LexiconFailure.TooLarge => AwsErrorCode.LexiconSizeExceeded,
        LexiconFailure.LexemeTooLong => AwsErrorCode.MaxLexemeLengthExceeded,
        _ => AwsErrorCode.InvalidLexicon,
    };

    private static string DescribeMalformed(EventStreamException malformed) => malformed.Malformation == EventStreamMalformation.MessageTooLarge
        ? malformed.Message + " Send longer text as several TextEvents of at most 6,000 characters."
        : malformed.Message;
}
