namespace Antiphon.Server.Authentication;

/// <summary>Endpoint metadata: the AWS service whose name a request's signature must be scoped to.</summary>
/// <param name="SigningName">As in the credential scope: <c>polly</c>.</param>
public sealed record AwsService(string SigningName);
