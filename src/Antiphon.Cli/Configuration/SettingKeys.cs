using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Speech.Scheduling;
using Microsoft.Extensions.Logging;
using static Antiphon.Cli.Configuration.ValueParser;

namespace Antiphon.Cli.Configuration;

/// <summary>Every key that a configuration may have: the one place that knows them.</summary>
internal static class SettingKeys
{
    /// <summary>Names the limits that the single ones below change.</summary>
    public const string Preset = "limits.preset";

    private static readonly Dictionary<string, Func<Settings, string, Settings>> Setters = new(StringComparer.Ordinal)
    {
        ["server.port"] = (s, v) => s with { Port = Port(v) },
        ["server.host"] = (s, v) => s with { Host = NotEmpty(v) },
        ["server.data"] = (s, v) => s with { DataFolder = NotEmpty(v) },
        ["server.names"] = (s, v) => s with { Names = List(v) },
        ["server.verify_signatures"] = (s, v) => s with { VerifySignatures = Switch(v) },
        ["server.clock_tolerance"] = (s, v) => s with { ClockTolerance = Duration(v) },
        ["server.shutdown_timeout"] = (s, v) => s with { ShutdownTimeout = Duration(v) },
        ["server.log_level"] = (s, v) => s with { LogLevel = Choice<LogLevel>(v) },
        ["engines.use"] = (s, v) => s with { Engines = Some(List(v)) },
        ["engines.models"] = (s, v) => s with { ModelsFolder = NotEmpty(v) },
        ["engines.onnxruntime"] = (s, v) => s with { OnnxRuntimePath = NotEmpty(v) },
        ["engines.execution_provider"] = (s, v) => s with { ExecutionProvider = Choice<ExecutionProvider>(v) },
        ["scheduler.slots"] = Schedule((o, v) => o with { Slots = Int32(v) }),
        ["scheduler.max_load"] = Schedule((o, v) => o with { MaxLoad = Decimal(v) }),
        ["scheduler.order"] = Schedule((o, v) => o with { Order = Choice<StepOrder>(v) }),
        ["tasks.max_running"] = Tasks((o, v) => o with { MaxRunning = Int32(v) }),
        ["tasks.max_kept"] = Tasks((o, v) => o with { MaxKept = Int32(v) }),
        ["tasks.max_unfinished_per_account"] = Tasks((o, v) => o with { MaxUnfinishedPerAccount = Int32(v) }),
        ["tasks.kept_for"] = Tasks((o, v) => o with { KeptFor = Duration(v) }),
        ["tasks.publish_timeout"] = Tasks((o, v) => o with { PublishTimeout = Duration(v) }),
        ["tasks.s3.endpoint"] = ObjectStore((o, v) => o with { Endpoint = Address(v) }),
        ["tasks.s3.region"] = ObjectStore((o, v) => o with { Region = NotEmpty(v) }),
        ["tasks.s3.access_key_id"] = ObjectStore((o, v) => o with { AccessKeyId = NotEmpty(v) }),
        ["tasks.s3.secret_access_key"] = ObjectStore((o, v) => o with { SecretAccessKey = NotEmpty(v) }),
        ["tasks.s3.session_token"] = ObjectStore((o, v) => o with { SessionToken = NotEmpty(v) }),
        ["tasks.s3.path_style"] = ObjectStore((o, v) => o with { PathStyle = Switch(v) }),
        ["tasks.s3.buckets"] = ObjectStore((o, v) => o with { Buckets = Some(List(v)) }),
        ["tasks.s3.prefix"] = ObjectStore((o, v) => o with { Prefix = NotEmpty(v) }),
        [Preset] = (s, v) => v switch
        {
            "local" => s with { Preset = v, Limits = ServerLimits.Local, Polly = PollyLimits.Local, OpenAi = OpenAiOptions.Local },
            "aws" => s with { Preset = v, Limits = ServerLimits.Aws, Polly = PollyLimits.Aws, OpenAi = OpenAiOptions.Aws },
            _ => throw new FormatException("local or aws is expected"),
        },
        ["limits.max_characters_per_event"] = Polly((l, v) => l with { MaxCharactersPerEvent = Int32(v) }),
        ["limits.max_billed_characters_per_event"] = Polly((l, v) => l with { MaxBilledCharactersPerEvent = Number(v) }),
        ["limits.max_characters_per_call"] = Polly((l, v) => l with { MaxCharactersPerCall = Int32(v) }),
        ["limits.max_billed_characters_per_call"] = Polly((l, v) => l with { MaxBilledCharactersPerCall = Number(v) }),
        ["limits.max_audio_per_call"] = Polly((l, v) => l with { MaxAudioPerCall = Duration(v) }),
        ["limits.max_characters_per_task"] = Polly((l, v) => l with { MaxCharactersPerTask = Int32(v) }),
        ["limits.max_billed_characters_per_task"] = Polly((l, v) => l with { MaxBilledCharactersPerTask = Number(v) }),
        ["limits.max_audio_per_task"] = Polly((l, v) => l with { MaxAudioPerTask = Duration(v) }),
        ["limits.max_lexicons"] = Polly((l, v) => l with { MaxLexicons = Int32(v) }),
        ["limits.max_lexicon_characters"] = Polly((l, v) => l with { MaxLexiconCharacters = Int32(v) }),
        ["limits.lexicon_calls_per_second"] = Polly((l, v) => l with { LexiconCallsPerSecond = Decimal(v) }),
        ["limits.lexicon_calls_in_burst"] = Polly((l, v) => l with { LexiconCallsInBurst = Decimal(v) }),
        ["limits.voice_calls_per_second"] = Polly((l, v) => l with { VoiceCallsPerSecond = Decimal(v) }),
        ["limits.voice_calls_in_burst"] = Polly((l, v) => l with { VoiceCallsInBurst = Decimal(v) }),
        ["limits.task_reads_per_second"] = Polly((l, v) => l with { TaskReadsPerSecond = Decimal(v) }),
        ["limits.task_reads_in_burst"] = Polly((l, v) => l with { TaskReadsInBurst = Decimal(v) }),
        ["limits.max_event_bytes"] = Polly((l, v) => l with { MaxEventBytes = Int32(v) }),
        ["limits.max_call_bytes"] = Polly((l, v) => l with { MaxCallBytes = Number(v) }),
        ["limits.max_lexicon_bytes"] = Polly((l, v) => l with { MaxLexiconBytes = Number(v) }),
        ["limits.max_task_bytes"] = Polly((l, v) => l with { MaxTaskBytes = Number(v) }),
        ["limits.max_bytes_held"] = Server((l, v) => l with { MaxBytesHeld = Number(v) }),
        ["limits.inbound_event_timeout"] = Polly((l, v) => l with { InboundEventTimeout = Duration(v) }),
        ["limits.max_stream_duration"] = Polly((l, v) => l with { MaxStreamDuration = Duration(v) }),
        ["limits.output_blocked_timeout"] = Server((l, v) => l with { OutputBlockedTimeout = Duration(v) }),
        ["limits.max_streams_per_key"] = Polly((l, v) => l with { MaxStreamsPerKey = Int32(v) }),
        ["limits.max_stream_starts_per_second_per_key"] = Polly((l, v) => l with { MaxStreamStartsPerSecondPerKey = Int32(v) }),
        ["limits.max_streams"] = Server((l, v) => l with { MaxStreams = Int32(v) }),
        ["limits.max_streams_per_connection"] = Server((l, v) => l with { MaxStreamsPerConnection = Int32(v) }),
        ["openai.max_input_length"] = OpenAi((o, v) => o with { MaxInputLength = Int32(v) }),
        ["openai.max_body_bytes"] = OpenAi((o, v) => o with { MaxBodyBytes = Number(v) }),
        ["openai.max_concurrent_calls"] = OpenAi((o, v) => o with { Calls = o.Calls with { Concurrent = Int32(v) } }),
        ["openai.calls_per_second"] = OpenAi((o, v) => o with { Calls = o.Calls with { PerSecond = Decimal(v) } }),
        ["openai.calls_in_burst"] = OpenAi((o, v) => o with { Calls = o.Calls with { Burst = Decimal(v) } }),
        ["telemetry.otlp"] = (s, v) => s with { OtlpEndpoint = Address(v) },
        ["telemetry.protocol"] = (s, v) => s with { OtlpOverHttp = OverHttp(v) },
    };

    /// <summary>All keys, in the order of the documentation.</summary>
    public static IReadOnlyCollection<string> All => Setters.Keys;

    /// <summary>Applies one value.</summary>
    /// <exception cref="SettingsException">The key is unknown or the value is none.</exception>
    public static Settings Apply(Settings settings, SettingValue value)
    {
        if (!Setters.TryGetValue(value.Key, out var set)) throw Unknown(value);
        try
        {
            return set(settings, value.Text);
        }
        catch (FormatException e)
        {
            throw new SettingsException($"{value.Origin}: {value.Key} cannot be '{value.Text}': {e.Message}.", e);
        }
    }

    private static SettingsException Unknown(SettingValue value)
    {
        var section = value.Key.Split('.')[0] + ".";
        var known = All.Where(k => k.StartsWith(section, StringComparison.Ordinal)).ToList();
        var hint = known.Count > 0
            ? "This section has " + string.Join(", ", known.Select(k => k[section.Length..])) + "."
            : "Sections are " + string.Join(", ", All.Select(k => k.Split('.')[0]).Distinct()) + ".";
        return new SettingsException($"{value.Origin}: unknown key '{value.Key}'. {hint}");
    }

    private static Func<Settings, string, Settings> Server(Func<ServerLimits, string, ServerLimits> set) =>
        (settings, text) => settings with { Limits = set(settings.Limits, text) };

    private static Func<Settings, string, Settings> Polly(Func<PollyLimits, string, PollyLimits> set) =>
        (settings, text) => settings with { Polly = set(settings.Polly, text) };

    private static Func<Settings, string, Settings> OpenAi(Func<OpenAiOptions, string, OpenAiOptions> set) =>
        (settings, text) => settings with { OpenAi = set(settings.OpenAi, text) };

    private static Func<Settings, string, Settings> Schedule(Func<SchedulerOptions, string, SchedulerOptions> set) =>
        (settings, text) => settings with { Scheduler = set(settings.Scheduler, text) };

    private static Func<Settings, string, Settings> Tasks(Func<TaskOptions, string, TaskOptions> set) =>
        (settings, text) => settings with { Tasks = set(settings.Tasks, text) };

    private static Func<Settings, string, Settings> ObjectStore(Func<S3OutputOptions, string, S3OutputOptions> set) =>
        Tasks((options, text) => options with { S3 = set(options.S3 ?? new S3OutputOptions(), text) });

    private static bool OverHttp(string text) => text switch
    {
        "grpc" => false,
        "http/protobuf" => true,
        _ => throw new FormatException("grpc or http/protobuf is expected"),
    };

    private static IReadOnlyList<string> Some(IReadOnlyList<string> names) =>
        names.Count > 0 ? names : throw new FormatException("at least one name is expected");
}
