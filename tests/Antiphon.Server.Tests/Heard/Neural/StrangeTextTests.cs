using Antiphon.Client.Synthesis;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Testing.Hearing;

namespace Antiphon.Server.Tests.Heard.Neural;

/// <summary>Text that is no English, or no text at all: the stream ends as it should, and what comes behind is spoken and understood.</summary>
public sealed class StrangeTextTests(NeuralVoiceFixture fixture, ITestOutputHelper log) : IClassFixture<NeuralVoiceFixture>
{
    private const int Rate = 16_000;
    private const int LongestEvent = 6_000;
    private const string Sentence = "Please close the window before the rain gets in.";

    /// <summary>What it is, the text.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "emoji", "I 😀 like 👩‍👩‍👧 it 🇩🇪 a lot 👍🏽!" },
        { "emoji alone", "😀😀😀🎉" },
        { "other scripts", "He said привет and 你好 and שלום and नमस्ते and สวัสดี today." },
        { "another script alone", "これは日本語です。" },
        { "no space", new string('x', 10_000) },
        { "syllables without a space", string.Concat(Enumerable.Repeat("banana", 1_666)) },
        { "control characters", "One\u0000two\u0007three\u001b[31m four\u007f\u0085five." },
        { "control characters alone", "\u0000\u0001\u0002\u001f" },
        { "a lone combining mark", "\u0301" },
        { "combining marks on a word", "h\u0301\u0302\u0303\u0304ello" },
        { "a number of 300 digits", new string('7', 300) },
        { "a number of 300 digits with a fraction", new string('1', 300) + "." + new string('2', 300) },
        { "punctuation alone", "?!... --- ,,, ;;; ((( \u2026 \u2014 \"\" ''" },
        { "a thousand stops", new string('.', 1_000) },
        { "zero-width characters", "zero\u200bwidth\u200cchar\u200dacters\ufeff" },
        { "zero-width characters alone", "\u200b\u200c\u200d\ufeff" },
        { "marks of direction", "\u202eright to left\u202c and \u200fback\u200e." },
        { "marks of direction alone", "\u202e\u202c\u200f\u200e" },
        { "a replacement character", "\ufffd\ufffd" },
        { "private and unassigned characters", "\ue000\uf8ff\u0378\uffff" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_ThatIsStrange_IsBoundedAndTheSentenceBehindItIsUnderstood(string kind, string text)
    {
        var sentence = await SpeakAsync(Sentence);
        var both = await SpeakAsync(text, Sentence);

        var length = (both.Length - sentence.Length) / (double)Rate;
        var heard = await ListenAsync(both[^sentence.Length..]);
        log.WriteLine($"{kind}: {length:0.00} s, then: {heard}");

        // A digit's name takes half a second, and nothing else so long for a character; what nobody can say is silent.
        length.ShouldBeInRange(-0.1, 1 + (0.6 * text.Length));
        WordErrors.Between(Sentence, heard).Count.ShouldBe(0, heard);
    }

    [Fact]
    public async Task LoneSurrogate_AsAnEscape_IsRefusedAndTheSentenceBeforeItIsUnderstood()
    {
        var answer = await ScriptedInput.RunAsync(
            fixture.Server, fixture.Server.Options("Joanna", rate: Rate), script => script.Say(Sentence, flush: true).Event("TextEvent", "{\"Text\":\"Never \\ud83d say this.\"}"));

        answer.Error.ShouldNotBeNull().Code.ShouldBe("ValidationException");
        WordErrors.Between(Sentence, await ListenAsync(answer.Audio.Samples())).Count.ShouldBe(0);
        WordErrors.Between(Sentence, await ListenAsync(await SpeakAsync(Sentence))).Count.ShouldBe(0);
    }

    /// <summary>Each text flushed for itself. That the audio ends without an error tells of the StreamClosedEvent.</summary>
    private async Task<short[]> SpeakAsync(params string[] texts)
    {
        await using var stream = SynthesisStream.Open(fixture.Server.Options("Joanna", rate: Rate), fixture.Http);
        var hearing = Calling.HearAsync(stream);
        foreach (var text in texts)
        {
            for (var at = 0; at < text.Length; at += LongestEvent) await stream.SendTextAsync(text[at..Math.Min(text.Length, at + LongestEvent)]);
            await stream.FlushAsync();
        }

        await stream.CompleteAsync();
        var heard = (await hearing).Samples();
        stream.RequestCharacters.ShouldBe(texts.Sum(text => text.EnumerateRunes().Count()));
        return heard;
    }

    private Task<string> ListenAsync(short[] samples) => fixture.Ear.TextAsync(Array.ConvertAll(samples, sample => sample / 32768f));
}
