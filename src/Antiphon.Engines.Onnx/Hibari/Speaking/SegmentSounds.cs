using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Timing;
using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>When each sound of a segment is heard.</summary>
internal static class SegmentSounds
{
    private const int ShortestSilence = FrameGrid.SampleRate / 10;

    /// <summary>The sounds, and silence where a mark asks for a pause and behind the last one.</summary>
    /// <param name="segment">What is said.</param>
    /// <param name="timeline">When.</param>
    /// <param name="origin">Where the timeline's first sample is in the request's audio; what was cut in front makes it earlier.</param>
    /// <param name="start">Where the segment's audio begins there.</param>
    public static List<SpeechSound> Of(PhonemeSegment segment, SegmentTimeline timeline, long origin, long start)
    {
        var sounds = new List<SpeechSound>(segment.LastSound + 1);
        var stress = -1;
        for (var id = 1; id <= segment.LastSound; id++)
        {
            var symbol = segment.Symbols[id];

            // A stress mark has a slot of its own: it is time of the vowel behind it.
            if (symbol is 'ˈ' or 'ˌ') stress = stress < 0 ? id : stress;
            else if (symbol is 'ː' or ' ' or '\0') continue;
            else if (!PhonemeVocabulary.Sounds(symbol)) AddSilence(id);
            else Add(IpaOf(symbol), timeline.Onset(stress < 0 ? id : stress));
        }

        Add("", timeline.SoundEnd);
        return sounds;

        void AddSilence(int id)
        {
            if (timeline.LengthOf(id) >= ShortestSilence) Add("", timeline.Onset(id));
        }

        void Add(string ipa, int sample)
        {
            sounds.Add(new SpeechSound(ipa, Math.Max(start, origin + sample)));
            stress = -1;
        }
    }

    // One sign stands for a diphthong or an affricate, and some for a reduced vowel that the alphabet has no letter for.
    private static string IpaOf(char symbol) => symbol switch
    {
        'A' => "eɪ",
        'I' => "aɪ",
        'W' => "aʊ",
        'Y' => "ɔɪ",
        'O' => "oʊ",
        'Q' => "əʊ",
        'T' => "ɾ",
        'ʤ' => "dʒ",
        'ʧ' => "tʃ",
        'ᵊ' => "ə",
        'ᵻ' => "ɪ",
        _ => symbol.ToString(),
    };
}
