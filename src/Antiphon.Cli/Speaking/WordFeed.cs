using System.Runtime.CompilerServices;
using System.Text;

namespace Antiphon.Cli.Speaking;

/// <summary>Cuts text into words as it arrives, the way a language model hands it over.</summary>
internal static class WordFeed
{
    // Far below the 6,000 characters of one event; text without white space still goes out in time.
    private const int LongestWord = 1_000;

    /// <summary>Each word with the white space that came before it and the one character of it that came after. Nothing is lost.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(TextReader text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var word = new StringBuilder();
        var buffer = new char[4096];
        var hasLetters = false;
        while (true)
        {
            // Reading a terminal cannot be cancelled: the wait for it can.
            var read = await text.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken);
            if (read == 0) break;
            for (var i = 0; i < read; i++)
            {
                word.Append(buffer[i]);
                var space = char.IsWhiteSpace(buffer[i]);
                hasLetters |= !space;
                if ((!space || !hasLetters) && (word.Length < LongestWord || char.IsHighSurrogate(buffer[i]))) continue;
                yield return word.ToString();
                word.Clear();
                hasLetters = false;
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
