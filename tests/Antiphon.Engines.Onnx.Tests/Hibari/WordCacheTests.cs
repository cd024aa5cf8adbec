using Antiphon.Engines.Onnx.Hibari;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

public sealed class WordCacheTests
{
    [Fact]
    public void Count_ManyWords_StaysBounded()
    {
        var cache = new WordCache<int>(10);
        for (var i = 0; i < 1000; i++) cache.Add($"word{i}", i);
        cache.Count.ShouldBeLessThanOrEqualTo(20);
        cache.TryGet("word999", out var value).ShouldBeTrue();
        value.ShouldBe(999);
        cache.TryGet("word1", out _).ShouldBeFalse();
    }

    [Fact]
    public void TryGet_WordAskedForAgainAndAgain_IsNotForgotten()
    {
        var cache = new WordCache<int>(10);
        cache.Add("often", 7);
        for (var i = 0; i < 1000; i++)
        {
            cache.Add($"word{i}", i);
            cache.TryGet("often", out var value).ShouldBeTrue();
            value.ShouldBe(7);
        }
    }
}
