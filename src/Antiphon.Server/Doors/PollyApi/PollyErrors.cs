using Antiphon.Aws.Errors;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Refusals;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>The one place where exceptions become Polly's errors, beside those that all AWS services share.</summary>
internal static class PollyErrors
{
    /// <summary>How Polly's operations tell of errors.</summary>
    public static readonly AwsErrorShape Shape = new(ErrorOf);

    private static AwsError? ErrorOf(Exception exception) => exception switch
    {
        LexiconException lexicon => new(CodeOf(lexicon.Failure), lexicon.Message),
        SsmlException ssml => AwsError.InvalidEvent(ssml.Message),
        EventStreamException { Malformation: EventStreamMalformation.MessageTooLarge } large =>
            AwsError.InvalidEvent(large.Message + " Send longer text as several TextEvents of at most 6,000 characters."),

        // Lexicons are what Polly's stores refuse by name.
        RefusedException { Kind: RefusalKind.NotFound } missing => new(AwsErrorCode.LexiconNotFound, missing.Message),
        RefusedException { Kind: RefusalKind.QuotaExceeded } full => new(AwsErrorCode.MaxLexiconsNumberExceeded, full.Message),
        _ => null,
    };

    private static AwsErrorCode CodeOf(LexiconFailure failure) => failure switch
    {
        LexiconFailure.UnsupportedAlphabet => AwsErrorCode.UnsupportedPlsAlphabet,
        LexiconFailure.UnsupportedLanguage => AwsErrorCode.UnsupportedPlsLanguage,
        LexiconFailure.TooLarge => AwsErrorCode.LexiconSizeExceeded,
        LexiconFailure.LexemeTooLong => AwsErrorCode.MaxLexemeLengthExceeded,
        _ => AwsErrorCode.InvalidLexicon,
    };
}
