using System.Diagnostics;
using System.Diagnostics.Metrics;
using Antiphon.Speech.Sessions;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Telemetry;

/// <summary>What one can know of the streams from outside: meter and activity source <c>Antiphon.Server</c>. No text, no audio.</summary>
internal sealed class SynthesisTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string SourceName = "Antiphon.Server";

    private static readonly ActivitySource Activities = new(SourceName);
    private readonly Meter _meter;
    private readonly UpDownCounter<int> _live;
    private readonly Counter<long> _characters;
    private readonly Histogram<double> _firstChunk;
    private readonly Histogram<double> _firstAudio;
    private readonly Histogram<double> _spoken;

    public SynthesisTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(SourceName);
        _live = _meter.CreateUpDownCounter<int>("antiphon.synthesis.streams", "{stream}", "Synthesis streams that are open.");
        _characters = _meter.CreateCounter<long>("antiphon.synthesis.characters", "{character}", "Characters accepted.");
        _firstChunk = _meter.CreateHistogram<double>("gen_ai.client.operation.time_to_first_chunk", "s", "From the request to its first audio.");
        _firstAudio = _meter.CreateHistogram<double>(
            "antiphon.synthesis.first_audio", "s", "The time to the first audio by antiphon.phase: text (waiting for it), slot (waiting for one), engine, delivery (encode and write).");
        _spoken = _meter.CreateHistogram<double>("antiphon.synthesis.audio", "s", "Speech made by one stream.");
    }

    /// <param name="voice">Who speaks.</param>
    /// <param name="output">Where the audio goes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isBackground">Nobody waits for its first audio: the time to it is not recorded.</param>
    public ObservedStream Start(Voice voice, ISpeechOutput output, TimeProvider time, bool isBackground = false) => new(this, voice, output, time, isBackground);

    public void Dispose() => _meter.Dispose();

    /// <summary>One stream under observation: passes audio on and notes when the first of it left.</summary>
    internal sealed class ObservedStream : ISpeechOutput, IDisposable
    {
        private readonly SynthesisTelemetry _telemetry;
        private readonly ISpeechOutput _output;
        private readonly TimeProvider _time;
        private readonly long _start;
        private readonly Activity? _activity;
        private readonly TagList _tags;
        private readonly bool _isBackground;
        private bool _hasAudio;

        public ObservedStream(SynthesisTelemetry telemetry, Voice voice, ISpeechOutput output, TimeProvider time, bool isBackground)
        {
            (_telemetry, _output, _time, _start, _isBackground) = (telemetry, output, time, time.GetTimestamp(), isBackground);
            _tags = new TagList { { "gen_ai.operation.name", "synthesis" }, { "antiphon.engine", voice.Engine }, { "antiphon.voice", voice.Id } };
            _activity = Activities.StartActivity("synthesis", ActivityKind.Server);
            _activity?.SetTag("antiphon.voice", voice.Id);
            _telemetry._live.Add(1, _tags);
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
        {
            if (!_hasAudio)
            {
                _hasAudio = true;
                if (!_isBackground) _telemetry._firstChunk.Record(_time.GetElapsedTime(_start).TotalSeconds, _tags);
                _activity?.AddEvent(new ActivityEvent("first_audio", _time.GetUtcNow()));
            }

            return _output.WriteAsync(audio, cancellationToken);
        }

        public void Ended(long characters, TimeSpan spoken, FirstAudioTimes? firstAudio, string? error)
        {
            if (firstAudio is { } times && !_isBackground) Split(times);
            _telemetry._characters.Add(characters, _tags);
            _telemetry._spoken.Record(spoken.TotalSeconds, _tags);
            _activity?.SetTag("antiphon.characters", characters);
            if (error is not null) _activity?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
        }

        public void Dispose()
        {
            _telemetry._live.Add(-1, _tags);
            _activity?.Dispose();
        }

        private void Split(FirstAudioTimes times)
        {
            Phase("text", times.Text);
            Phase("slot", times.Slot);
            Phase("engine", times.Engine);
            Phase("delivery", times.Delivery);
        }

        private void Phase(string phase, TimeSpan took)
        {
            var tags = _tags;
            tags.Add("antiphon.phase", phase);
            _telemetry._firstAudio.Record(took.TotalSeconds, tags);
            _activity?.SetTag("antiphon.first_audio." + phase, took.TotalSeconds);
        }
    }
}
