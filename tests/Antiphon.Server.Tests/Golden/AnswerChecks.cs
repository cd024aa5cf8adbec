using System.Text;
using System.Text.Json;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Golden;

/// <summary>Whether an answer is what the table says of its recording, whichever engine spoke.</summary>
internal static class AnswerChecks
{
    public static void ShouldBeAs(this ReplayedAnswer answer, ExpectedAnswer expected, Recording recording)
    {
        if (expected.Ending is Ending.ConnectionRefused) ShouldBeRefused(answer);
        else ShouldBeAnswered(answer, expected, recording);
    }

    private static void ShouldBeRefused(ReplayedAnswer answer)
    {
        answer.Status.ShouldBeNull();
        answer.Body.ShouldBeEmpty();
        answer.GoAway.ShouldBe(Http2Error.Protocol);
    }

    private static void ShouldBeAnswered(ReplayedAnswer answer, ExpectedAnswer expected, Recording recording)
    {
        answer.Status.ShouldBe("200");
        answer.ContentType.ShouldBe("application/vnd.amazon.eventstream");
        answer.Ended.ShouldBeTrue();
        answer.Reset.ShouldBeNull();

        var messages = answer.ReadMessages();
        var audio = messages.SkipLast(1).ToList();
        audio.ShouldAllBe(m => m.MessageType == "event" && m.Type == "AudioEvent" && m.ContentType == "application/octet-stream" && m.Payload.Length > 0);

        var ending = messages[^1];
        ending.ContentType.ShouldBe("application/json");
        if (expected.Ending is Ending.Closed) ShouldBeClosed(ending, expected.RequestCharacters, audio, recording);
        else ShouldBeTooManyCharacters(ending, audio);
    }

    private static void ShouldBeClosed(AnswerMessage ending, long characters, List<AnswerMessage> audio, Recording recording)
    {
        (ending.MessageType, ending.Type).ShouldBe(("event", "StreamClosedEvent"));
        Encoding.UTF8.GetString(ending.Payload).ShouldBe($$"""{"RequestCharacters":{{characters}}}""");

        audio.ShouldNotBeEmpty();
        var bytes = audio.SelectMany(m => m.Payload).ToArray();
        if (recording.Header("x-amzn-outputformat") == "pcm") (bytes.Length % 2).ShouldBe(0);
        else (bytes[0], bytes[1] & 0xE0).ShouldBe(((byte)0xFF, 0xE0), "an MPEG frame begins the stream");
    }

    private static void ShouldBeTooManyCharacters(AnswerMessage ending, List<AnswerMessage> audio)
    {
        (ending.MessageType, ending.Type).ShouldBe(("exception", "ValidationException"));
        var error = JsonDocument.Parse(ending.Payload).RootElement;
        error.GetProperty("message").GetString()!.Replace(",", "", StringComparison.Ordinal).ShouldContain("3000");
        error.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        audio.ShouldBeEmpty("nothing of a refused event is spoken");
    }
}
