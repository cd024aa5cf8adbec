using Antiphon.Speech.Engines;

namespace Antiphon.Testing.Hearing;

/// <summary>Whole recordings through a recognizer.</summary>
public static class Recognition
{
    /// <summary>The texts of a recording, without those of parts in which nothing was said.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(
        this IRecognizer recognizer, float[] samples, CancellationToken cancellationToken = default)
    {
        var texts = new List<string>();
        await foreach (var part in recognizer.RecognizeAsync(new RecognitionRequest(samples), cancellationToken))
        {
            if (part.Text.Length > 0) texts.Add(part.Text);
        }

        return texts;
    }

    /// <summary>The text of a recording on one line.</summary>
    public static async Task<string> TextAsync(
        this IRecognizer recognizer, float[] samples, CancellationToken cancellationToken = default) =>
        string.Join(' ', await recognizer.TextsAsync(samples, cancellationToken));
}
