using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>One request being spoken, a step at a time. For one thread at a time.</summary>
internal sealed class RequestSpeech : IDisposable
{
    // Up to so many ids a first segment's course and first chunk are one step: ten milliseconds that nobody else misses.
    private const int ShortSegmentIds = 64;

    private readonly IReadOnlyList<PhonemeSegment> _segments;
    private readonly SpeechRequest _request;
    private readonly VoiceSettings _settings;
    private readonly HibariPauses _pauses;
    private readonly WorkspacePool _workspaces;
    private readonly SpeechWorkspace _workspace;
    private readonly DurationBound? _bound;
    private SegmentSpeech? _current;
    private int _segment;
    private long _samples;

    /// <param name="segments">What to say.</param>
    /// <param name="request">Whose pieces they are.</param>
    /// <param name="settings">How to say it.</param>
    /// <param name="pauses">The silence behind it.</param>
    /// <param name="workspaces">Lends the memory that the request needs.</param>
    public RequestSpeech(
        IReadOnlyList<PhonemeSegment> segments, SpeechRequest request, VoiceSettings settings, HibariPauses pauses, WorkspacePool workspaces)
    {
        (_segments, _request, _settings, _pauses, _workspaces) = (segments, request, settings, pauses, workspaces);
        _bound = request.MaxDuration is { } longest ? new DurationBound(longest) : null;
        _workspace = workspaces.Rent();
    }

    /// <summary>Whether all was said.</summary>
    public bool IsOver => _segment == _segments.Count;

    /// <summary>Does one step. Its samples are valid until the next one; they are empty when it prepared a long segment.</summary>
    public SpeechChunk Step(HibariRunner runner, CancellationToken cancellationToken)
    {
        if (_bound is { } bound && bound.Measured < _segments.Count)
        {
            var next = bound.Measured;
            bound.Measure(_segments[next], _settings, PauseBehind(next), runner, cancellationToken);
            if (bound.Measured < _segments.Count) return new SpeechChunk(default, []);
        }

        if (_current is null)
        {
            _current = new SegmentSpeech(CreateRequest(), _workspace);
            _current.Prepare(runner, cancellationToken);
            if (!IsFirst || _segments[_segment].Ids.Length > ShortSegmentIds) return new SpeechChunk(default, []);
        }

        return GiveChunk(_current, runner, cancellationToken);
    }

    /// <summary>Gives the memory back: the last step's samples are no longer valid.</summary>
    public void Dispose() => _workspaces.Return(_workspace);

    private bool IsFirst => _request.Place == 0 && _segment == 0;

    private int PauseBehind(int segment)
    {
        var end = segment == _segments.Count - 1 ? _request.Ending : PieceEnd.Clause;
        return (int)((_pauses.Behind(_segments[segment].LastMark, end) / _settings.Default.Speed).TotalSeconds * FrameGrid.SampleRate);
    }

    private SegmentRequest CreateRequest()
    {
        var request = new SegmentRequest(_segments[_segment], _settings, PauseBehind(_segment), IsFirst);
        var speedUp = Math.Max(_settings.SpeedUp, _bound?.SpeedUp ?? 1);
        if (speedUp <= 1) return request;
        var longest = _bound is { SpeedUp: > 1 } bound ? bound.Longest - _samples : long.MaxValue;
        return request with { SpeedUp = speedUp, Pause = (int)(request.Pause / speedUp), Longest = longest };
    }

    private SpeechChunk GiveChunk(SegmentSpeech speech, HibariRunner runner, CancellationToken cancellationToken)
    {
        var isFirstChunk = !speech.HasBegun;
        var (start, segment) = (_samples, _segments[_segment]);
        var samples = speech.Next(runner, cancellationToken);
        _samples += samples.Length;
        if (speech.IsOver)
        {
            _current = null;
            _segment++;
        }

        if (!isFirstChunk) return new SpeechChunk(samples, []);
        return new SpeechChunk(samples, MakeMarks(speech, segment.Words, start))
        {
            Sounds = _request.WithSounds ? SegmentSounds.Of(segment, speech.Timeline, start - speech.Cut, start) : [],
        };
    }

    // Where words are depends on the silence that was cut in front, which is found in the first chunk.
    private static WordMark[] MakeMarks(SegmentSpeech speech, IReadOnlyList<SegmentWord> words, long start)
    {
        var marks = new WordMark[words.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            var (from, to) = speech.Timeline.TimesOf(words[i]);
            from = Math.Max(0, from - speech.Cut);
            marks[i] = new WordMark(words[i].TextStart, words[i].TextLength, start + from, Math.Max(0, to - speech.Cut - from));
        }

        return marks;
    }
}
