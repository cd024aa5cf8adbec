namespace Antiphon.Bench.Spoken.Load;

/// <summary>What the streams of a load say: sentences of ordinary lengths, over and over.</summary>
internal static class LoadText
{
    public const string Newcomer = "The harbour lights went out one by one at midnight.";

    public static string[] Paragraphs { get; } =
    [
        "The first boats came back before the sun was up, and the whole street was awake to meet them. ",
        "Nobody had slept much. The wind had turned in the night, the rain had stopped, and somewhere behind the hills a dog was barking "
            + "at nothing at all. ",
        "There was bread on the table, and coffee, and a letter that nobody wanted to open. ",
        "When she finally read it aloud, her voice was quiet, but every word could be heard in the room. ",
    ];
}
