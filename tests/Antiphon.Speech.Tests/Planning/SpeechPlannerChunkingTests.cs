using System.Text;
using Antiphon.Speech.Planning;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Tests.Planning;

/// <summary>Without stalls, and with audio in hand, the pieces are the same however the text arrives.</summary>
public sealed class SpeechPlannerChunkingTests
{
    private const string Alphabet = "aB3 .,!?\n\"'(): ;—…、。你😀\uD83D\u0301 ab, the. ";

    private static readonly AnnotatedText Nothing = AnnotatedText.Plain("");

    [Theory]
    [InlineData(
        "Well, this is it, my friend. We pay $3.50, or 1,000 yen, at 5 p.m. Then, if you like, we go — home. \"Yes,\" he said. \"No.\" End",
        "en")]
    [InlineData("Am 3. Mai, das weiß ich, kommt Dr. Meier. Dann, so sagt er, „geht es los.“ Gut", "de")]
    [InlineData("好的，今天我们学习 Python 3.12，很有意思。“真的吗？”他问。再见！", "zh")]
    [InlineData("1. Mix it, with care, well\n2. Bake it.\n\nDone, more or less, I think... yes", null)]
    public void Pieces_EveryChunkLength_AreTheSame(string text, string? language)
    {
        var whole = Pieces(text, language, _ => text.Length);
        for (var length = 1; length < text.Length; length++)
        {
            Pieces(text, language, _ => length).ShouldBe(whole, $"chunks of {length}");
        }
    }

    [Fact]
    public void Pieces_RandomText_AreTheSameAndLoseNothing()
    {
        var random = new Random(11);
        var options = new PlannerOptions { MaxPieceLength = 24, QuoteLimit = 20 };
        for (var round = 0; round < 1000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(150); i > 0; i--) text.Append(Alphabet[random.Next(Alphabet.Length)]);
            var input = text.ToString();

            var whole = Pieces(input, "en", _ => input.Length, options);

            Pieces(input, "en", _ => 1, options).ShouldBe(whole, input);
            Pieces(input, "en", _ => random.Next(1, 7), options).ShouldBe(whole, input);
            LosesNothing(input, whole);
        }
    }

    [Fact]
    public void Pieces_StallsAndLowAudioAtRandom_NeverRepeatNorLoseText()
    {
        var random = new Random(12);
        for (var round = 0; round < 500; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(150); i > 0; i--) text.Append(Alphabet[random.Next(Alphabet.Length)]);
            var script = new Script();
            var pieces = new List<SpeechPiece>();
            foreach (var c in text.ToString())
            {
                script.Text(c.ToString()).Wait(random.Next(4) == 0 ? 600 : random.Next(200));
                if (random.Next(20) == 0) script.Flush();
                pieces.AddRange(script.TakePieces(TimeSpan.FromMilliseconds(random.Next(2000))));
                if (script.Planner.NextDue(script.Now) is { } due) due.ShouldBeGreaterThan(script.Now, text.ToString());
            }

            script.Complete();
            pieces.AddRange(script.TakePieces());
            script.Planner.IsDrained.ShouldBeTrue();
            LosesNothing(text.ToString(), pieces);
        }
    }

    private static List<SpeechPiece> Pieces(string text, string? language, Func<int, int> next, PlannerOptions? options = null)
    {
        var script = new Script(language, options);
        var pieces = new List<SpeechPiece>();
        for (var i = 0; i < text.Length;)
        {
            var length = Math.Min(next(i), text.Length - i);
            script.Text(text.Substring(i, length));
            i += length;
            pieces.AddRange(script.TakePieces());
        }

        script.Complete();
        pieces.AddRange(script.TakePieces());
        script.Planner.IsDrained.ShouldBeTrue();

        // Plain text's content is its text and place again.
        return [.. pieces.Cast<TextPiece>().Select(piece => piece with { Content = Nothing })];
    }

    private static void LosesNothing(string text, List<SpeechPiece> pieces)
    {
        var end = 0L;
        foreach (var piece in pieces.Cast<TextPiece>())
        {
            piece.Start.ShouldBeGreaterThanOrEqualTo(end);
            text[(int)end..(int)piece.Start].Any(char.IsLetterOrDigit).ShouldBeFalse(text);
            text[(int)piece.Start..(int)piece.End].ShouldBe(piece.Text);
            end = piece.End;
        }

        text[(int)end..].Any(char.IsLetterOrDigit).ShouldBeFalse(text);
    }
}
