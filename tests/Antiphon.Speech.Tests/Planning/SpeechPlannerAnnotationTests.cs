using Antiphon.Speech.Planning;
using Antiphon.Text;
using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Planning;

/// <summary>What documents say beside their text: manners, readings, places in the source, marks.</summary>
public sealed class SpeechPlannerAnnotationTests
{
    private static readonly SpeechStyle Whisper = new() { Whisper = true };
    private static readonly SpeechStyle Slow = new() { Rate = 0.5 };
    private static readonly SpeechStyle Bounded = new() { MaxDuration = TimeSpan.FromSeconds(2) };

    [Fact]
    public void PlainText_ComesFromItsPlaceInTheStream()
    {
        var piece = new Script().Text("One is here. ").Text("Two is here.").Complete().TakePieces().OfType<TextPiece>().Last();
        piece.Content.Text.Text.ShouldBe("Two is here.");
        piece.Content.Text.SourceStart(0).ShouldBe(13);
        piece.Content.Text.SourceEnd(11).ShouldBe(25);
    }

    [Fact]
    public void Document_ComesFromItselfWhereverItStands()
    {
        var script = new Script().Text("Plain before. ");
        script.Planner.Append(Document([new SsmlText("One is here. Two is here.")], sourceStart: 7), script.Now);
        var pieces = script.Text("And after.").Complete().TakePieces().Cast<TextPiece>().ToArray();
        pieces.Select(piece => piece.Content.Text.SourceStart(0)).ShouldBe([0, 7, 20, 39]);
        pieces.ShouldAllBe(piece => piece.Content.Text.Text == piece.Text);
    }

    [Fact]
    public void Manner_ThatChanges_CutsWithoutAPause()
    {
        var pieces = Take("I will tell you a secret, my friend. And so on.", ("tell you", Whisper));
        pieces.Select(piece => (piece.Text, piece.Ending)).ShouldBe(
        [
            ("I will", PieceEnd.Open),
            ("tell you", PieceEnd.Open),
            ("a secret, my friend.", PieceEnd.Sentence),
            ("And so on.", PieceEnd.Sentence),
        ]);
        pieces.Select(piece => piece.Content.Styles.Count).ShouldBe([0, 1, 0, 0]);
    }

    [Theory]
    [InlineData("Tell it “quietly”, he said, to nobody.", "quietly", "Tell it|“quietly”,|he said, to nobody.")]
    [InlineData("Say it quietly.", "quietly", "Say it|quietly.")]
    [InlineData("Quietly. And then.", "Quietly", "Quietly.|And then.")]
    public void Manner_ThatChanges_LeavesMarksWithTheirWords(string text, string whispered, string pieces) =>
        string.Join('|', Take(text, (whispered, Whisper)).Select(piece => piece.Text)).ShouldBe(pieces);

    [Fact]
    public void Prosody_ThatChanges_DoesNotCut()
    {
        var piece = Take("I really mean it.", ("really", Slow)).ShouldHaveSingleItem();
        piece.Content.Styles.ShouldBe([new StyleSpan(2, 6, Slow)]);
    }

    [Fact]
    public void Stretch_WithABound_IsOnePiece() =>
        Take("Before it. One is here, and now. Two is here. After it.", ("One is here, and now. Two is here.", Bounded))
            .Select(piece => piece.Text)
            .ShouldBe(["Before it.", "One is here, and now. Two is here.", "After it."]);

    [Fact]
    public void Stretch_WithABoundInsideSentences_IsOnePieceToo() =>
        Take("Before one is here. Two is here and after.", ("one is here. Two is here", Bounded))
            .Select(piece => (piece.Text, piece.Ending)).ShouldBe(
            [("Before", PieceEnd.Open), ("one is here. Two is here", PieceEnd.Open), ("and after.", PieceEnd.Sentence)]);

    [Fact]
    public void Stretch_WithABoundAndAPause_SharesItByLength()
    {
        const string Text = "One is here.Two is here too.";
        var script = new Script();
        script.Planner.Append(
            new SsmlDocument([new SsmlText(Text[..12]), new SsmlPause(TimeSpan.FromSeconds(1)), new SsmlText(Text[12..])], 0)
            {
                Content = AnnotatedText.Plain(Text) with { Styles = [new StyleSpan(0, Text.Length, Bounded)] },
            },
            script.Now);
        script.TakePieces().OfType<TextPiece>().Select(piece => piece.BoundShare).ShouldBe([12 / 28.0, 16 / 28.0]);
    }

    [Fact]
    public void Mark_BeforeAWord_DoesNotCut()
    {
        var script = new Script();
        script.Planner.Append(Document([new SsmlText("Mary had a "), Mark("x"), new SsmlText("lamb.")]), script.Now);
        var piece = script.TakePieces().ShouldHaveSingleItem().ShouldBeOfType<TextPiece>();
        piece.Text.ShouldBe("Mary had a lamb.");
        piece.Marks.ShouldBe([Mark("x")]);
    }

    [Fact]
    public void Mark_BeforeAPauseABoundaryOrTheEnd_IsAStepOfItsOwn()
    {
        var script = new Script();
        script.Planner.Append(
            Document(
            [
                Mark("a"), new SsmlText("One"), Mark("b"), new SsmlPause(TimeSpan.FromSeconds(1)), Mark("c"), new SsmlText("two."),
                Mark("d"),
                new SsmlBoundary(Paragraph: false), new SsmlText("Three. "), Mark("e"), Mark("f"),
            ]),
            script.Now);
        script.Planner.IsDrained.ShouldBeFalse();
        var pieces = script.TakePieces();
        string.Join(' ', pieces.Select(Show))
            .ShouldBe("aOne <b> - ctwo. <d> Three. <e> <f>");
        script.Planner.IsDrained.ShouldBeTrue();
    }

    private static SsmlMark Mark(string name) => new(name, 0, 1);

    private static TextPiece[] Take(string text, params (string Stretch, SpeechStyle Style)[] styles)
    {
        var script = new Script();
        var spans = styles.Select(style =>
            new StyleSpan(text.IndexOf(style.Stretch, StringComparison.Ordinal), style.Stretch.Length, style.Style));
        var content = AnnotatedText.Plain(text) with { Styles = [.. spans] };
        var document = new SsmlDocument([new SsmlText(text)], text.Length) { Content = content };
        script.Planner.Append(Document([new SsmlText("Hello.")]), script.Now);   // the first clause of a stream is a piece of its own
        script.TakePieces();
        script.Planner.Append(document, script.Now);
        return [.. script.TakePieces().Cast<TextPiece>()];
    }

    private static SsmlDocument Document(IReadOnlyList<SsmlPart> parts, int sourceStart = 0)
    {
        var text = string.Concat(parts.OfType<SsmlText>().Select(part => part.Text));
        return new SsmlDocument(parts, text.Length) { Content = new AnnotatedText { Text = MappedText.Of(text, sourceStart) } };
    }

    private static string Show(SpeechPiece piece) => piece switch
    {
        TextPiece text => string.Concat(text.Marks.Select(mark => mark.Name)) + text.Text,
        MarkPiece mark => $"<{mark.Mark.Name}>",
        _ => "-",
    };
}
