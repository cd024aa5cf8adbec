using Antiphon.Cli.Speaking;

namespace Antiphon.Cli.Tests.Speaking;

public sealed class WordFeedTests
{
    [Theory]
    [InlineData("One two  three.\n", "One |two | three.\n")]
    [InlineData("  lead", "  lead")]
    [InlineData("end ", "end ")]
    [InlineData("", "")]
    [InlineData("日本語です。次。", "日本語です。次。")]
    public async Task Words_OfAText_GoOutWithTheirWhiteSpace(string text, string words) => (await FeedAsync(text)).ShouldBe(words.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Words_JoinedAgain_AreTheText()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => (i % 7) switch { 0 => "  ", 1 => "\n", 2 => "🎉", _ => $"w{i} " }));

        string.Concat(await FeedAsync(text)).ShouldBe(text);
    }

    [Fact]
    public async Task Word_WithoutEnd_GoesOutInPiecesThatSplitNoCharacter()
    {
        var pieces = await FeedAsync(string.Concat(Enumerable.Repeat("🎉", 3000)));

        pieces.Length.ShouldBeGreaterThan(1);
        pieces.ShouldAllBe(piece => piece.Length <= 1_001 && !char.IsLowSurrogate(piece[0]));
    }

    private static async Task<string[]> FeedAsync(string text)
    {
        var words = new List<string>();
        await foreach (var word in WordFeed.ReadAsync(new StringReader(text), default)) words.Add(word);
        return [.. words];
    }
}
