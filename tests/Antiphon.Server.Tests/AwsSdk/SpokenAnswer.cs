using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>SynthesizeSpeech's output: the body as it is, and its two headers.</summary>
internal sealed class SpokenAnswer : AmazonWebServiceResponse
{
    public byte[] Audio { get; init; } = [];

    public string ContentType { get; init; } = "";

    public int RequestCharacters { get; init; }

    /// <summary>Reads it; HTTP errors become exceptions with the name that the pipeline reads.</summary>
    internal sealed class Unmarshaller : JsonResponseUnmarshaller
    {
        public override bool HasStreamingProperty => true;

        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            using var audio = new MemoryStream();
            input.Stream.CopyTo(audio);
            return new SpokenAnswer
            {
                Audio = audio.ToArray(),
                ContentType = input.ResponseData.GetHeaderValue("Content-Type"),
                RequestCharacters = int.Parse(input.ResponseData.GetHeaderValue("x-amzn-RequestCharacters"), System.Globalization.CultureInfo.InvariantCulture),
            };
        }

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(input.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}
