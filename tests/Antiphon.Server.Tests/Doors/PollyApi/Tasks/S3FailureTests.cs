using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

public sealed class S3FailureTests
{
    private const string Inner = "http://10.0.0.7:9000 /srv/secret";

    public static TheoryData<Exception, bool> Failures => new()
    {
        { new HttpRequestException(Inner), true },
        { new TimeoutException(Inner), true },
        { new TaskCanceledException(Inner), true },
        { new AmazonClientException(Inner, new HttpRequestException(Inner)), true },
        { new AmazonS3Exception(Inner) { StatusCode = HttpStatusCode.ServiceUnavailable }, true },
        { new AmazonS3Exception(Inner) { StatusCode = HttpStatusCode.BadRequest, ErrorCode = "SlowDown" }, true },
        { new AmazonS3Exception(Inner) { StatusCode = HttpStatusCode.Forbidden, ErrorCode = "AccessDenied" }, false },
        { new AmazonClientException("Failed to resolve AWS credentials. " + Inner), false },
        { new AmazonServiceException("Unable to get IAM security credentials. " + Inner), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Describe_SaysWhetherAnotherTryMayHelp_AndNothingOfTheInside(Exception failure, bool transient)
    {
        var described = S3Failure.Describe(failure, CancellationToken.None).ShouldNotBeNull();

        described.IsTransient.ShouldBe(transient);
        described.Message.ShouldNotContain("10.0.0.7");
        described.Message.ShouldNotContain("/srv");
        described.InnerException.ShouldBeSameAs(failure);
    }

    [Fact]
    public void Describe_WhatTheServersEndBrokeOff_IsNoFailure() =>
        S3Failure.Describe(new OperationCanceledException(), new CancellationToken(canceled: true)).ShouldBeNull();
}
