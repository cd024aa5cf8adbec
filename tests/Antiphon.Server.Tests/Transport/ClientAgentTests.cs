using Antiphon.Server.Transport;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Tests.Transport;

public sealed class ClientAgentTests
{
    [Theory]
    [InlineData("aws-sdk-java/2.50.2 md/io#async md/http#NettyNio ua/2.1 api/Polly#2.50.x", ClientKind.JavaNetty)]
    [InlineData("aws-sdk-java/2.54.13 md/io#async md/http#AwsCommonRuntime ua/2.1 api/Polly#2.50.x", ClientKind.JavaCrt)]
    [InlineData("aws-sdk-java/2.50.2 md/io#sync md/http#Apache ua/2.1", ClientKind.Java)]
    [InlineData("aws-sdk-go-v2/1.47.6 ua/2.1 os/linux lang/go#1.26.8 md/GOOS#linux api/polly#1.57.7 m/E,g", ClientKind.Go)]
    [InlineData("aws-sdk-js/3.1141.0 ua/2.1 os/linux lang/js md/nodejs#20.20.2 api/polly#3.1141.0 m/N,E,e", ClientKind.JavaScript)]
    [InlineData("aws-sdk-rust/1.7.0 ua/2.1 api/polly/1.127.0 os/linux lang/rust/1.95.0 m/E,N,g md/http#hyper-1.x", ClientKind.Rust)]
    [InlineData("aws-sdk-dotnet-coreclr/4.0.0.0 ua/2.1 os/linux md/ARCH#X64 lang/.NET_Core#10.0.12", ClientKind.DotNet)]
    [InlineData("aws-sdk-python/0.12.0 md/smithy-core#0.9.0 md/awscrt#0.32.2 ua/2.1 api/Polly#0.12.0", ClientKind.Python)]
    [InlineData("transcribe-streaming-sdk-0.6.2", ClientKind.AmazonTranscribe)]
    [InlineData("Boto3/1.43.11 md/Botocore#1.43.11 ua/2.1", ClientKind.Botocore)]
    [InlineData("aws-crt-client/1.0", ClientKind.Crt)]
    [InlineData("curl/8.5", ClientKind.Other)]
    [InlineData("", ClientKind.Other)]
    [InlineData(null, ClientKind.Other)]
    public void Agent_OfEachLibrary_IsRecognized(string? header, ClientKind expected) => ClientAgent.Parse(header).Kind.ShouldBe(expected);

    [Fact]
    public void Agent_Answers_FollowTheLibrary()
    {
        new ClientAgent(ClientKind.JavaNetty).ShouldSatisfyAllConditions(
            a => a.ReplaysAfterOutput.ShouldBeTrue(),
            a => a.NeedsSilencePadding.ShouldBeTrue(),
            a => a.NeedsResetToFinish.ShouldBeFalse(),
            a => a.RetriesCarryNoEvents.ShouldBeFalse());
        new ClientAgent(ClientKind.JavaCrt).NeedsResetToFinish.ShouldBeTrue();
        new ClientAgent(ClientKind.JavaCrt).NeedsSilencePadding.ShouldBeFalse();
        new ClientAgent(ClientKind.Go).RetriesCarryNoEvents.ShouldBeTrue();
        new ClientAgent(ClientKind.Python).NeedsResetToFinish.ShouldBeFalse();
        default(ClientAgent).ReplaysAfterOutput.ShouldBeFalse();
    }

    [Fact]
    public void Agent_OfABrowser_IsReadFromItsOwnHeader()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = "Mozilla/5.0";
        context.Request.Headers["x-amz-user-agent"] = "aws-sdk-js/3.1141.0";

        ClientAgent.Of(context.Request).Kind.ShouldBe(ClientKind.JavaScript);
    }
}
