using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>Writes a call as the SDK's generator would: restJson1.</summary>
internal sealed class PollyCallMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (PollyCall)input;
        var request = new DefaultRequest(call, "Amazon.Polly") { HttpMethod = call.Method, ResourcePath = call.Path };
        foreach (var (name, value) in call.PathParameters) request.AddPathResource(name, value);
        foreach (var (name, value) in call.Query) request.Parameters.Add(name, value);
        request.UseQueryString = call.Query.Count > 0;
        request.Headers["x-amz-api-version"] = "2016-06-10";
        if (call.Body is null) return request;
        request.Headers["Content-Type"] = "application/json";
        request.Content = call.BodyBytes();
        return request;
    }
}
