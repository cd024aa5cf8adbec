using Antiphon.Text.English;
using Antiphon.Text.Segmentation;

namespace Antiphon.Cli.Phonemes;

/// <summary>Reads a line as a voice does: sentence by sentence.</summary>
internal sealed class LineReading(EnglishPronouncer pronouncer)
{
    private const string Language = "en";

    public string Read(string line)
    {
        var segmenter = new Segmenter(Language);
        segmenter.Append(line);
        segmenter.Complete();
        List<string> sentences = [];
        while (segmenter.TryTake(out var segment))
        {
            var phonemes = pronouncer.Pronounce(segment.Text).Phonemes;
            if (phonemes.Length > 0) sentences.Add(phonemes);
        }

        return string.Join(' ', sentences);
    }
}
