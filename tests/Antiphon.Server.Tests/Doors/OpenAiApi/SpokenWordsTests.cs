using Antiphon.Server.Doors.OpenAiApi.AudioSpeech;
using Antiphon.Speech.Marks;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

public sealed class SpokenWordsTests
{
    [Fact]
    public async Task Words_EndWhereTheNextBegins_AndTheLastWhereTheSpeechDoes()
    {
        var words = new SpokenWords("Good day, sir.");
        await WriteAsync(words, 50, 0, 4);
        words.Whole.ShouldBeEmpty();

        await WriteAsync(words, 300, 5, 8);
        words.Whole.ShouldBe([new SpokenWord("Good", Milliseconds(50), Milliseconds(300))]);
        words.Clear();

        await WriteAsync(words, 700, 10, 13);
        words.End(Milliseconds(1200));
        words.Whole.ShouldBe([new SpokenWord("day", Milliseconds(300), Milliseconds(700)), new SpokenWord("sir", Milliseconds(700), Milliseconds(1200))]);

        words.Clear();
        words.End(Milliseconds(1300));
        words.Whole.ShouldBeEmpty();
    }

    private static ValueTask WriteAsync(SpokenWords words, int at, int start, int end) =>
        words.WriteAsync(new SpeechMark(SpeechMarkKinds.Word, Milliseconds(at), start, end, null), CancellationToken.None);

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
