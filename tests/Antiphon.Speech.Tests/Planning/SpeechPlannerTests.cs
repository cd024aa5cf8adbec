using Antiphon.Speech.Planning;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Planning;

public sealed class SpeechPlannerTests
{
    private static readonly TimeSpan Low = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void FirstPiece_WholeSentenceThere_EndsAtFirstClauseOfThreeWords()
    {
        var script = new Script().Text("Well, this is it, my friend. Now, as ever, we go on. ");
        script.Take().ShouldBe(["Well, this is it,", "my friend."]);
        script.Complete().Take().ShouldBe(["Now, as ever, we go on."]);
        script.Planner.IsDrained.ShouldBeTrue();
    }

    [Fact]
    public void FirstPiece_NoInnerClause_IsTheSentence() =>
        new Script().Text("This is a whole sentence here. It").Take().ShouldBe(["This is a whole sentence here."]);

    [Fact]
    public void FirstPiece_Flushed_IsStillTheClauseFirst() =>
        new Script().Text("Well, this is it, my friend").Flush().Take().ShouldBe(["Well, this is it,", "my friend"]);

    [Fact]
    public void FirstPiece_ClauseOfOpenSentence_IsSpokenAtOnce()
    {
        var script = new Script().Text("Well, this is it,");
        script.Take().ShouldBeEmpty();
        script.Text(" m").Take().ShouldBe(["Well, this is it,"]);
    }

    [Fact]
    public void FirstPiece_ScriptWithoutSpaces_CountsTwoCharsAsAWord() =>
        new Script("zh").Text("好，今天天气很好，我们走。再见。").Complete().Take().ShouldBe(["好，今天天气很好，", "我们走。", "再见。"]);

    [Fact]
    public void FirstPiece_SecondFlush_IsNoFirstPieceAnyMore()
    {
        var script = new Script().Text("Hello there.").Flush();
        script.Take().ShouldBe(["Hello there."]);
        script.Text("As I said before, we go.").Flush().Take().ShouldBe(["As I said before, we go."]);
    }

    [Fact]
    public void OpenSentence_ListenerHasAudio_WaitsForTheSentence()
    {
        var script = new Script().Text("Hello there. When I was young, we had ");
        script.Take().ShouldBe(["Hello there."]);
        script.Take(Low).ShouldBe(["When I was young,"]);
        script.Take(Low).ShouldBeEmpty();
        script.Text("time. N").Take().ShouldBe(["we had time."]);
    }

    [Fact]
    public void OpenSentence_LowAudioButShortClause_Waits()
    {
        var script = new Script().Text("Hello there. Yes, of");
        script.Take(Low).ShouldBe(["Hello there."]);
    }

    [Fact]
    public void CompleteSentence_LowAudio_IsSpokenWhole()
    {
        var script = new Script().Text("Hello there. When I was young, we had time. N");
        script.Take(TimeSpan.Zero).ShouldBe(["Hello there.", "When I was young, we had time."]);
    }

    [Fact]
    public void NextDue_WithAudioAhead_TellsWhenItRunsLow()
    {
        var script = new Script().Text("Hello there. When I was young, we had ");
        script.Take();
        script.Planner.NextDue(script.Now, TimeSpan.FromSeconds(0.6))
            .ShouldBe(script.Now + TimeSpan.FromMilliseconds(200) + TimeSpan.FromTicks(1));
        script.Planner.NextDue(script.Now, Script.Plenty).ShouldBe(script.Now + TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public void Stall_CompleteSentence_IsSpokenAfter150Milliseconds()
    {
        var script = new Script().Text("That is all.");
        script.Take().ShouldBeEmpty();
        script.DueIn().ShouldBe(150);
        script.Wait(149).Take().ShouldBeEmpty();
        var piece = script.Wait(1).TakePieces().ShouldHaveSingleItem().ShouldBeOfType<TextPiece>();
        (piece.Text, piece.Start, piece.End, piece.Ending).ShouldBe(("That is all.", 0, 12, PieceEnd.Sentence));
        script.DueIn().ShouldBeNull();
        script.Text(" Next one").Complete().Take().ShouldBe(["Next one"]);
    }

    [Fact]
    public void Stall_WordsSoFar_AreSpokenAfter500Milliseconds()
    {
        var script = new Script().Text("I am still think");
        script.DueIn().ShouldBe(500);
        script.Wait(499).Take().ShouldBeEmpty();
        script.Wait(1).Take().ShouldBe(["I am still think"]);
        script.Text("ing of it. N").Take().ShouldBe(["ing of it."]);
    }

    [Theory]
    [InlineData("It costs 3", "It costs")]
    [InlineData("It costs 3.", "It costs")]
    [InlineData("It costs 1,", "It costs")]
    [InlineData("It costs $", "It costs")]
    [InlineData("See https://example.com/a", "See")]
    [InlineData("Mail jane@example", "Mail")]
    [InlineData("Open main.c", "Open")]
    public void Stall_UnfinishedValue_IsNeverSpoken(string text, string expected)
    {
        var script = new Script().Text(text);
        script.Wait(60_000).Take().ShouldBe([expected]);
        script.DueIn().ShouldBeNull();
        script.Planner.IsDrained.ShouldBeFalse();
        script.Complete().Take().ShouldBe(new[] { text[expected.Length..].Trim() });
        script.Planner.IsDrained.ShouldBeTrue();
    }

    [Fact]
    public void Stall_OnlyAnUnfinishedNumber_SetsNoTimer()
    {
        var script = new Script().Text("3.");
        script.DueIn().ShouldBeNull();
        script.Wait(5000).Take().ShouldBeEmpty();
        script.Text("5 is it. N").Take().ShouldBe(["3.5 is it."]);
    }

    [Fact]
    public void Stall_AbbreviationAtTheEnd_IsNoCompleteSentence()
    {
        var script = new Script().Text("I met Dr.");
        script.DueIn().ShouldBe(500);
    }

    [Fact]
    public void KeepAlive_EmptyText_DoesNotRestartTheClock()
    {
        var script = new Script().Text("That is all.").Wait(100).Text("");
        script.DueIn().ShouldBe(50);
    }

    [Fact]
    public void NewText_RestartsTheClock()
    {
        var script = new Script().Text("That is").Wait(100).Text(" all.");
        script.DueIn().ShouldBe(150);
    }

    [Fact]
    public void LongSentence_IsCutAtTheClauseUnderTheLimit()
    {
        var options = new PlannerOptions { MaxPieceLength = 40 };
        var text = "Hi. One two three four, five six seven eight, nine ten eleven twelve thirteen fourteen fifteen. ";
        var pieces = new Script(null, options).Text(text).Complete().Take();
        pieces.ShouldBe(["Hi.", "One two three four,", "five six seven eight,", "nine ten eleven twelve thirteen fourteen", "fifteen."]);
    }

    [Theory]
    [InlineData("...")]
    [InlineData(" — ")]
    [InlineData("\n\n***\n\n")]
    [InlineData("?!")]
    [InlineData("| --- | --- |")]
    public void UnspeakableText_IsNeverAPiece(string text)
    {
        var script = new Script().Text("Hello there. ").Text(text).Flush();
        script.Take().Where(t => !t.Any(char.IsLetter)).ShouldBeEmpty();
        script.Text(text).Wait(1000).Take().ShouldBeEmpty();
        script.Complete().Take().ShouldBeEmpty();
        script.Planner.IsDrained.ShouldBeTrue();
    }

    [Fact]
    public void Emoji_Alone_GoesToTheEngine() => new Script().Text("😀").Flush().Take().ShouldBe(["😀"]);

    [Fact]
    public void Ssml_AfterPlainText_ReleasesItFirstInOrder()
    {
        var script = new Script().Text("Plain text here");
        script.Planner.Append(SsmlReader.Read("<speak>One<break time='1s'/>two. Three</speak>"), script.Now);
        script.Text(" and on. N").Take().ShouldBe(["Plain text here", "One", "[1000 ms]", "two.", "Three", "and on."]);
    }

    [Fact]
    public void Ssml_Parts_CarryOffsetsInPlainTextAndEndings()
    {
        var script = new Script().Text("Hi ");
        script.Planner.Append(SsmlReader.Read("<speak><p><s>One</s><s>Two.</s></p><break strength='none'/>Three</speak>"), script.Now);
        script.TakePieces().Cast<TextPiece>().Select(piece => (piece.Text, piece.Start, piece.End, piece.Ending)).ShouldBe(
        [
            ("Hi", 0, 2, PieceEnd.Clause),
            ("One", 3, 6, PieceEnd.Sentence),
            ("Two.", 6, 10, PieceEnd.Paragraph),
            ("Three", 10, 15, PieceEnd.Clause),
        ]);
    }

    [Fact]
    public void DiscardIncomplete_KeepsFlushedAndWholeSentences_DropsTheTail()
    {
        var script = new Script().Text("flushed words").Flush().Text(" One is whole. Two is whole. Three is");
        script.Planner.DiscardIncomplete();
        script.Take().ShouldBe(["flushed words", "One is whole.", "Two is whole."]);
        script.Planner.IsDrained.ShouldBeTrue();
    }

    [Fact]
    public void DiscardIncomplete_SentenceWithItsStop_IsWhole()
    {
        var script = new Script().Text("One is whole.");
        script.Planner.DiscardIncomplete();
        script.Take().ShouldBe(["One is whole."]);
    }

    [Fact]
    public void Tail_ShortLastWords_AreNotLost() => new Script().Text("Hello there. Ok").Complete().Take().ShouldBe(["Hello there.", "Ok"]);

    [Fact]
    public void BufferedLength_CountsWhatWasNotHandedOut()
    {
        var script = new Script().Text("Hello there. Next one");
        script.Planner.BufferedLength.ShouldBe(12 + 8);
        script.Take();
        script.Planner.BufferedLength.ShouldBe(8);
    }

    [Fact]
    public void Options_ThatCannotWork_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new PlannerOptions { MaxPieceLength = 5 }.Validate());
        Should.Throw<ArgumentException>(() => new PlannerOptions { WordsStall = TimeSpan.Zero }.Validate());
    }
}
