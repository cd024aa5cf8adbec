using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>Puts the parameters into headers, in the order of the recorded .NET request (golden/polly/dotnet-core).</summary>
internal sealed class SpeechSynthesisRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (SpeechSynthesisRequest)input;
        var request = new DefaultRequest(call, "Amazon.Polly")
        {
            HttpMethod = "POST",
            ResourcePath = "/v1/synthesisStream",
            HttpProtocolVersion = System.Net.HttpVersion.Version20,
            EventStreamPublisher = call.ActionStream,
        };
        request.Headers["Content-Type"] = "application/vnd.amazon.eventstream";
        request.Headers["x-amz-api-version"] = "2016-06-10";
        request.Headers["x-amzn-Engine"] = call.Engine;
        request.Headers["x-amzn-VoiceId"] = call.VoiceId;
        request.Headers["x-amzn-OutputFormat"] = call.OutputFormat;
        if (call.LanguageCode is { } language) request.Headers["x-amzn-LanguageCode"] = language;
        if (call.SampleRate is { } rate) request.Headers["x-amzn-SampleRate"] = rate;
        if (call.LexiconNames.Count > 0) request.Headers["x-amzn-LexiconNames"] = string.Join(",", call.LexiconNames);
        return request;
    }
}
