using System.Collections.Frozen;
using System.Globalization;
using Antiphon.Text.Annotated;

namespace Antiphon.Server.Doors.OpenAiApi.AudioSpeech;

/// <summary>What a voice can make of instructions: the few words that it understands; all others are for models that follow prose.</summary>
internal static class SpeechManner
{
    private static readonly FrozenDictionary<string, string> Effects =
        EmbeddedTable.Read("OpenAiManners.tsv").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(["not", "don't", "don’t", "never", "no", "without"], StringComparer.OrdinalIgnoreCase);

    private static readonly char[] ClauseEnds = ['.', ',', ';', ':', '!', '?', '\n'];
    private static readonly char[] WordEnds = [' ', '\t', '\r', '-', '"', '(', ')'];

    /// <summary>The manner of a whole call.</summary>
    /// <param name="instructions">Prose; null for none.</param>
    /// <param name="speed">Factor of the speed, on top of what the instructions say.</param>
    public static SpeechStyle Of(string? instructions, double speed)
    {
        var (rate, whisper, soft) = (1.0, false, false);
        foreach (var effect in (instructions ?? "").Split(ClauseEnds).SelectMany(EffectsOf))
        {
            if (effect == "whisper") whisper = true;
            else if (effect == "soft") soft = true;
            else rate = double.Parse(effect, CultureInfo.InvariantCulture);
        }

        return new SpeechStyle { Rate = rate * speed, Whisper = whisper, Soft = soft };
    }

    // What is said not to be done is not done: nothing in that clause counts.
    private static IEnumerable<string> EffectsOf(string clause)
    {
        var words = clause.Split(WordEnds, StringSplitOptions.RemoveEmptyEntries);
        return words.Any(Negations.Contains) ? [] : words.Where(Effects.ContainsKey).Select(word => Effects[word]);
    }
}
