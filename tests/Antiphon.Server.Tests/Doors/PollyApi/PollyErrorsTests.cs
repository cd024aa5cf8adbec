using System.IO.Pipelines;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Refusals;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Text.Lexicons;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Server.Tests.Doors.PollyApi;

public sealed class PollyErrorsTests
{
    [Theory]
    [InlineData(RefusalKind.NotFound, "LexiconNotFoundException", 404)]
    [InlineData(RefusalKind.QuotaExceeded, "MaxLexiconsNumberExceededException", 400)]
    public void ErrorOf_ARefusalOfAStore_HasPollysName(RefusalKind kind, string code, int status)
    {
        var refused = new RefusedException(kind, "why");

        var error = PollyErrors.Shape.ErrorOf(refused);

        (error.Code.Name, error.Code.Status, error.Message).ShouldBe((code, status, "why"));
        PollyErrors.Shape.IsExpected(refused).ShouldBeTrue();
    }

    [Fact]
    public void ErrorOf_AnExceptionOfPollysOwn_IsTheClientsError()
    {
        var lexicon = new LexiconException(LexiconFailure.TooLarge, "too large");

        PollyErrors.Shape.ErrorOf(lexicon).Code.Name.ShouldBe("LexiconSizeExceededException");
        PollyErrors.Shape.IsExpected(lexicon).ShouldBeTrue();
        PollyErrors.Shape.IsExpected(new InvalidOperationException()).ShouldBeFalse();
    }

    [Fact]
    public async Task ErrorOf_AnEventThatIsTooLarge_SaysHowToSendIt()
    {
        var pipe = new Pipe();
        var written = new EventStreamPipeWriter(pipe.Writer);
        SynthesisOutputEvents.WriteAudio(written, new byte[200]);
        await written.FlushAsync(TestServer.Patience);
        var reader = new EventStreamPipeReader(pipe.Reader, new EventStreamLimits { MaxMessageBytes = 100 });

        var large = await Should.ThrowAsync<EventStreamException>(async () => await reader.ReadAsync(TestServer.Patience));

        PollyErrors.Shape.ErrorOf(large).Message.ShouldContain("several TextEvents");
        AwsErrorShape.OfNoService.ErrorOf(large).Message.ShouldBe(large.Message);
    }
}
