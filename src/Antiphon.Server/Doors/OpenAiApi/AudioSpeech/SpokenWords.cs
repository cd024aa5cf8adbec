using Antiphon.Speech.Marks;

namespace Antiphon.Server.Doors.OpenAiApi.AudioSpeech;

/// <summary>Keeps the words that are spoken until somebody takes them. A word's end is the next one's beginning, so that the last waits. One task.</summary>
internal sealed class SpokenWords(string input) : ISpeechMarkOutput
{
    private readonly List<SpokenWord> _whole = [];
    private SpeechMark? _last;

    public SpeechMarkKinds Wanted => SpeechMarkKinds.Word;

    public ValueTask WriteAsync(SpeechMark mark, CancellationToken cancellationToken)
    {
        if (mark.Kind != SpeechMarkKinds.Word) return ValueTask.CompletedTask;
        End(mark.At);
        _last = mark;
        return ValueTask.CompletedTask;
    }

    /// <summary>The speech is over: the last word ends.</summary>
    public void End(TimeSpan at)
    {
        if (_last is { } word) _whole.Add(new SpokenWord(input[word.SourceStart..word.SourceEnd], word.At, at));
        _last = null;
    }

    /// <summary>The words that are whole and have not been taken yet; valid until the next call of anything.</summary>
    public IReadOnlyList<SpokenWord> Whole => _whole;

    public void Clear() => _whole.Clear();
}

/// <param name="Text">As the client wrote it.</param>
/// <param name="Start">From the first sample on.</param>
/// <param name="End">Where the next word begins.</param>
internal readonly record struct SpokenWord(string Text, TimeSpan Start, TimeSpan End);
