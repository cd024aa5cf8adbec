using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>Hands out the open body; HTTP errors become typed exceptions by the name that the pipeline reads.</summary>
internal sealed class SpeechSynthesisResponseUnmarshaller : JsonResponseUnmarshaller
{
    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        new SpeechSynthesisResponse { EventStream = new SpeechEventStream(input.Stream) };

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    // As the generator writes it for event streams: the body is read by the application, not here.
    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;
}
