namespace Antiphon.Server.Tests.Heard;

/// <summary>Ways in which a writer may cut one text.</summary>
internal static class Chunkings
{
    public static IEnumerable<(string Name, IEnumerable<string> Parts)> Of(string text)
    {
        yield return ("char by char", text.Select(c => c.ToString()));
        yield return ("words", text.Split(' ').Select((word, n) => n == 0 ? word : " " + word));
        foreach (var seed in new[] { 1, 2, 3 }) yield return ($"seed {seed}", AtRandom(text, new Random(seed)));
    }

    private static IEnumerable<string> AtRandom(string text, Random random)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
