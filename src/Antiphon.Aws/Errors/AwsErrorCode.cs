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

    // Common to all of AWS, before a stream starts only.

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
}
