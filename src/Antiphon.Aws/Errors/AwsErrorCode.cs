namespace Antiphon.Aws.Errors;

/// <summary>Every error name that a client can meet, with its HTTP status. Names are the wire's.</summary>
/// <param name="Name">As in <c>x-amzn-ErrorType</c> and <c>:exception-type</c>.</param>
/// <param name="Status">HTTP status before a stream starts.</param>
public sealed record AwsErrorCode(string Name, int Status)
{
    // Modelled by Polly's stream (polly-model.json).

    /// <summary>The request or one of its events is wrong.</summary>
    public static readonly AwsErrorCode Validation = new("ValidationException", 400);

    /// <summary>Too many calls or streams; an HTTP 400, not 429.</summary>
    public static readonly AwsErrorCode Throttling = new("ThrottlingException", 400);

    /// <summary>A time limit of the stream has passed.</summary>
    public static readonly AwsErrorCode ServiceQuotaExceeded = new("ServiceQuotaExceededException", 402);

    /// <summary>We failed.</summary>
    public static readonly AwsErrorCode ServiceFailure = new("ServiceFailureException", 500);

    // Modelled by Polly's other operations (polly-model.json).

    /// <summary>The voice does not have the engine.</summary>
    public static readonly AwsErrorCode EngineNotSupported = new("EngineNotSupportedException", 400);

    /// <summary>The voice does not speak the language.</summary>
    public static readonly AwsErrorCode LanguageNotSupported = new("LanguageNotSupportedException", 400);

    /// <summary>The format is not offered at the sample rate.</summary>
    public static readonly AwsErrorCode InvalidSampleRate = new("InvalidSampleRateException", 400);

    /// <summary>The text has too many characters.</summary>
    public static readonly AwsErrorCode TextLengthExceeded = new("TextLengthExceededException", 400);

    /// <summary>The document is no SSML, or has a tag that the engine does not take.</summary>
    public static readonly AwsErrorCode InvalidSsml = new("InvalidSsmlException", 400);

    /// <summary>No lexicon of that name is stored.</summary>
    public static readonly AwsErrorCode LexiconNotFound = new("LexiconNotFoundException", 404);

    /// <summary>Speech marks are asked for beside audio.</summary>
    public static readonly AwsErrorCode MarksNotSupportedForFormat = new("MarksNotSupportedForFormatException", 400);

    /// <summary>Marks of SSML are asked for of plain text.</summary>
    public static readonly AwsErrorCode SsmlMarksNotSupportedForTextType = new("SsmlMarksNotSupportedForTextTypeException", 400);

    /// <summary>The token of a page is none of ours, or belongs to another query.</summary>
    public static readonly AwsErrorCode InvalidNextToken = new("InvalidNextTokenException", 400);

    /// <summary>A lexicon that cannot be read.</summary>
    public static readonly AwsErrorCode InvalidLexicon = new("InvalidLexiconException", 400);

    /// <summary>A lexicon in another alphabet than the two.</summary>
    public static readonly AwsErrorCode UnsupportedPlsAlphabet = new("UnsupportedPlsAlphabetException", 400);

    /// <summary>A lexicon of a language that no voice speaks.</summary>
    public static readonly AwsErrorCode UnsupportedPlsLanguage = new("UnsupportedPlsLanguageException", 400);

    /// <summary>A lexicon of too many characters.</summary>
    public static readonly AwsErrorCode LexiconSizeExceeded = new("LexiconSizeExceededException", 400);

    /// <summary>A lexicon with too long an alias or phoneme.</summary>
    public static readonly AwsErrorCode MaxLexemeLengthExceeded = new("MaxLexemeLengthExceededException", 400);

    /// <summary>The account has its most of lexicons in the region.</summary>
    public static readonly AwsErrorCode MaxLexiconsNumberExceeded = new("MaxLexiconsNumberExceededException", 400);

    /// <summary>No name of a bucket.</summary>
    public static readonly AwsErrorCode InvalidS3Bucket = new("InvalidS3BucketException", 400);

    /// <summary>No prefix of an object's key.</summary>
    public static readonly AwsErrorCode InvalidS3Key = new("InvalidS3KeyException", 400);

    /// <summary>No name of an SNS topic.</summary>
    public static readonly AwsErrorCode InvalidSnsTopicArn = new("InvalidSnsTopicArnException", 400);

    /// <summary>No id of a synthesis task.</summary>
    public static readonly AwsErrorCode InvalidTaskId = new("InvalidTaskIdException", 400);

    /// <summary>No task has this id; an HTTP 400, not 404.</summary>
    public static readonly AwsErrorCode SynthesisTaskNotFound = new("SynthesisTaskNotFoundException", 400);

    // Common to all of AWS, before a stream starts only.

    /// <summary>The body is no JSON, or a member has another type than the model says.</summary>
    public static readonly AwsErrorCode Serialization = new("SerializationException", 400);

    /// <summary>The request did not arrive in time.</summary>
    public static readonly AwsErrorCode RequestTimeout = new("RequestTimeoutException", 408);

    /// <summary>The body is larger than any that is allowed.</summary>
    public static readonly AwsErrorCode RequestEntityTooLarge = new("RequestEntityTooLargeException", 413);

    /// <summary>The request's address is longer than any that is allowed.</summary>
    public static readonly AwsErrorCode RequestUriTooLong = new("RequestUriTooLongException", 414);

    /// <summary>The request's headers are larger than any that are allowed.</summary>
    public static readonly AwsErrorCode RequestHeadersTooLarge = new("RequestHeaderFieldsTooLargeException", 431);

    /// <summary>The body is of a media type that no operation takes.</summary>
    public static readonly AwsErrorCode UnsupportedMediaType = new("UnsupportedMediaTypeException", 415);

    /// <summary>The request carries no signature.</summary>
    public static readonly AwsErrorCode MissingAuthenticationToken = new("MissingAuthenticationTokenException", 403);

    /// <summary>The key or its session token is not known.</summary>
    public static readonly AwsErrorCode UnrecognizedClient = new("UnrecognizedClientException", 403);

    /// <summary>The signature does not match, or its time is off.</summary>
    public static readonly AwsErrorCode InvalidSignature = new("InvalidSignatureException", 403);

    /// <summary>The Authorization header cannot be read.</summary>
    public static readonly AwsErrorCode IncompleteSignature = new("IncompleteSignatureException", 403);

    /// <summary>The key's session has ended.</summary>
    public static readonly AwsErrorCode ExpiredToken = new("ExpiredTokenException", 403);

    /// <summary>No operation answers to this method and path.</summary>
    public static readonly AwsErrorCode UnknownOperation = new("UnknownOperationException", 404);

    /// <summary>The path is an operation's, but not with this method.</summary>
    public static readonly AwsErrorCode MethodNotAllowed = new("UnknownOperationException", 405);
}
