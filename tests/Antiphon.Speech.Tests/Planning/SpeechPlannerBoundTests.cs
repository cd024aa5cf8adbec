using Antiphon.Speech.Planning;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Planning;

/// <summary>Stretches with a bound on their duration: what is one piece of them, and how much of the bound it has.</summary>
public sealed class SpeechPlannerBoundTests
{
    private const string Open = "<prosody amazon:max-duration='2s'>";

    [Theory]
    [InlineData("<s>Hello.</s> <s>World.</s>", "Hello.:Sentence|World.:Sentence")]
    [InlineData("<s>Hello</s> <s>World</s>", "Hello:Sentence|World:Sentence")]
    [InlineData("<s>Hello</s><s> World</s>", "Hello:Sentence|World:Sentence")]
    [InlineData("<p>Hello. You.</p> <p>World.</p>", "Hello. You.:Paragraph|World.:Paragraph")]
    [InlineData("Hello. You. World.", "Hello. You. World.:Sentence")]
    public void Sentences_OfABound_AreJoinedOnlyWhereTheyReadOn(string inside, string pieces) =>
        string.Join('|', Take($"<speak>{Open}{inside}</prosody></speak>").Select(piece => $"{piece.Text}:{piece.Ending}")).ShouldBe(pieces);

    [Fact]
    public void Sentences_OfABound_ShareItByLength() =>
        Take($"<speak>{Open}<s>Hi you.</s><s>Hello.</s></prosody></speak>").Select(piece => piece.BoundShare)
            .ShouldBe([7 / 13.0, 6 / 13.0]);

    [Fact]
    public void Bounds_SideBySide_AreEachAWhole() =>
        Take($"<speak>{Open}One is here. </prosody>{Open}Two is here too.</prosody></speak>")
            .Select(piece => (piece.Text, piece.BoundShare))
            .ShouldBe([("One is here.", 1), ("Two is here too.", 1)]);

    [Fact]
    public void Manner_InsideABound_HasItsShareOnly()
    {
        var pieces = Take(
            $"<speak>{Open}Tell <emphasis>it</emphasis> <amazon:effect name='whispered'>quietly</amazon:effect> to her.</prosody></speak>");
        pieces.Select(piece => piece.Text).ShouldBe(["Tell it", "quietly", "to her."]);
        pieces.Select(piece => piece.BoundShare).ShouldBe([7 / 23.0, 7 / 23.0, 7 / 23.0]);
    }

    private static TextPiece[] Take(string document)
    {
        var script = new Script();
        script.Planner.Append(SsmlReader.Read(document), script.Now);
        return [.. script.TakePieces().OfType<TextPiece>()];
    }
}
