using Antiphon.Server.Doors.OpenAiApi.AudioSpeech;
using Antiphon.Text.Annotated;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

public sealed class SpeechMannerTests
{
    [Theory]
    [InlineData(null, 1, 1, false, false)]
    [InlineData("Speak as a pirate would.", 1, 1, false, false)]
    [InlineData("Speak slowly and clearly.", 1, 0.8, false, false)]
    [InlineData("Very FAST!", 1, 1.25, false, false)]
    [InlineData("slow", 2, 1.6, false, false)]
    [InlineData("Whisper, as if somebody slept.", 1, 1, true, false)]
    [InlineData("In a soft voice", 1.5, 1.5, false, true)]
    [InlineData("Do not whisper; don't be slow.", 1, 1, false, false)]
    [InlineData("breakfast software slowdown", 1, 1, false, false)]
    public void Of_Instructions_TakesWhatAVoiceUnderstands(string? instructions, double speed, double rate, bool whisper, bool soft) =>
        SpeechManner.Of(instructions, speed).ShouldBe(SpeechStyle.Plain with { Rate = rate, Whisper = whisper, Soft = soft });
}
