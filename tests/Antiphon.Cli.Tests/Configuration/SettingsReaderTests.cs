using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Speech.Scheduling;
using Microsoft.Extensions.Logging;

namespace Antiphon.Cli.Tests.Configuration;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    public SettingsReaderTests()
    {
        Directory.CreateDirectory(_folder.At("work"));
        Directory.CreateDirectory(_folder.At(".local", "share", "antiphon"));
        _variables["HOME"] = _folder.Path;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Settings_WithoutAnySource_AreTheDefaults()
    {
        var settings = Read();

        settings.Port.ShouldBe(8443);
        settings.Host.ShouldBe("localhost");
        settings.Limits.ShouldBe(ServerLimits.Local);
        settings.Polly.ShouldBe(PollyLimits.Local);
        settings.Engines.ShouldBe(["hibari", "espeak"]);
        settings.VerifySignatures.ShouldBeTrue();
        settings.DataFolder.ShouldBe(_folder.At(".local", "share", "antiphon"));
        settings.OtlpEndpoint.ShouldBeNull();
    }

    [Fact]
    public void Sources_OfOneKey_WinInTheOrderFileEnvironmentOption()
    {
        _folder.Write("work/antiphon.yaml", "server:\n  port: 1\n  log_level: debug\nengines:\n  use: [tone, silent]\nlimits:\n  max_streams: 5\n");
        _variables["ANTIPHON_SERVER__PORT"] = "2";
        _variables["ANTIPHON_LIMITS__MAX_STREAMS"] = "6";

        var settings = Read(new SettingValue("server.port", "3", "--port"));

        settings.Port.ShouldBe(3);
        settings.Limits.MaxStreams.ShouldBe(6);
        settings.LogLevel.ShouldBe(LogLevel.Debug);
        settings.Engines.ShouldBe(["tone", "silent"]);
    }

    [Fact]
    public void Tasks_OfFileAndEnvironment_AreJoined()
    {
        _folder.Write("work/antiphon.yaml", "tasks:\n  max_running: 3\n  s3:\n    endpoint: http://minio:9000\n    path_style: false\n    buckets: [speech, books]\n    prefix: out/{account}/\n");
        _variables["ANTIPHON_TASKS__S3__ACCESS_KEY_ID"] = "key";
        _variables["ANTIPHON_TASKS__S3__SECRET_ACCESS_KEY"] = "secret";

        var tasks = Read().Tasks;

        tasks.S3!.Buckets.ShouldBe(["speech", "books"]);
        tasks.ShouldBe(new TaskOptions
        {
            MaxRunning = 3,
            S3 = new S3OutputOptions
            {
                Endpoint = new Uri("http://minio:9000"),
                PathStyle = false,
                AccessKeyId = "key",
                SecretAccessKey = "secret",
                Buckets = tasks.S3.Buckets,
                Prefix = "out/{account}/",
            },
        });
    }

    [Fact]
    public void Tasks_WithAStoreButNoBuckets_AreRefused()
    {
        _variables["ANTIPHON_TASKS__S3__REGION"] = "eu-west-1";

        Should.Throw<SettingsException>(() => Read()).Message.ShouldContain("tasks.s3.buckets is required");
        _variables["ANTIPHON_TASKS__S3__BUCKETS"] = "*";
        Read().Tasks.S3!.Buckets.ShouldBe(["*"]);
    }

    [Fact]
    public void Tasks_BoundsOfTheirNumberAndLength_AreRead()
    {
        _variables["ANTIPHON_TASKS__MAX_UNFINISHED_PER_ACCOUNT"] = "7";
        _variables["ANTIPHON_LIMITS__MAX_AUDIO_PER_TASK"] = "2h";

        var settings = Read();

        settings.Tasks.MaxUnfinishedPerAccount.ShouldBe(7);
        settings.Polly.MaxAudioPerTask.ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void Tasks_WithAKeyOfAStoreButNoStore_AreRefused()
    {
        _variables["ANTIPHON_TASKS__S3__ACCESS_KEY_ID"] = "key";

        Should.Throw<SettingsException>(() => Read()).Message.ShouldContain("endpoint or a region");
    }

    [Fact]
    public void Scheduler_OfFileAndEnvironment_IsJoined()
    {
        _folder.Write("work/antiphon.yaml", "scheduler:\n  slots: 3\n  order: arrival\n");
        _variables["ANTIPHON_SCHEDULER__MAX_LOAD"] = "0.5";

        Read().Scheduler.ShouldBe(new SchedulerOptions { Slots = 3, MaxLoad = 0.5, Order = StepOrder.Arrival });
    }

    [Theory]
    [InlineData("slots", "0")]
    [InlineData("max_load", "-1")]
    public void Scheduler_OfValuesThatCannotWork_IsRefused(string name, string value)
    {
        _folder.Write("work/antiphon.yaml", $"scheduler:\n  {name}: {value}\n");

        Should.Throw<SettingsException>(() => Read());
    }

    [Theory]
    [InlineData("max_input_length")]
    [InlineData("max_body_bytes")]
    public void OpenAi_OfNothing_IsRefused(string name)
    {
        _folder.Write("work/antiphon.yaml", $"openai:\n  {name}: 0\n");

        Should.Throw<SettingsException>(() => Read());
    }

    [Fact]
    public void Preset_SaidAfterASingleLimit_StillComesFirst()
    {
        _folder.Write("work/antiphon.yaml", "limits:\n  output_blocked_timeout: 2s\n  max_lexicons: 7\n");

        var settings = Read(new SettingValue("limits.preset", "aws", "--limits"));

        settings.Limits.ShouldBe(ServerLimits.Aws with { OutputBlockedTimeout = TimeSpan.FromSeconds(2) });
        settings.Polly.ShouldBe(PollyLimits.Aws with { MaxLexicons = 7 });
        settings.OpenAi.ShouldBe(OpenAiOptions.Aws);
    }

    [Fact]
    public void File_OfTheDataFolder_IsReadOnlyWithoutOneHere()
    {
        _folder.Write(".local/share/antiphon/antiphon.yaml", "server: { port: 7 }\n");
        Read().Port.ShouldBe(7);

        _folder.Write("work/antiphon.yaml", "server: { host: '*' }\n");
        Read().Port.ShouldBe(8443);
        Read().Host.ShouldBe("*");
    }

    [Fact]
    public void File_OfTheOption_ReplacesTheSearch()
    {
        _folder.Write("work/antiphon.yaml", "server: { port: 1 }\n");
        _folder.Write("work/other.yaml", "server: { port: 9 }\n");

        SettingsReader.Read(Surroundings(), [], "other.yaml").Port.ShouldBe(9);
    }

    [Theory]
    [InlineData("server:\n  port: 1\n  prot: 2\n", ":3: unknown key 'server.prot'. This section has port, ")]
    [InlineData("# note\nsevrer:\n  port: 1\n", ":3: unknown key 'sevrer.port'. Sections are server, engines, scheduler, tasks, limits, openai, telemetry.")]
    [InlineData("server:\n  port: many\n", ":2: server.port cannot be 'many': a whole number is expected.")]
    [InlineData("server:\n  port: 70000\n", ":2: server.port cannot be '70000': a port from 0 to 65535 is expected.")]
    [InlineData("scheduler:\n  order: random\n", ":2: scheduler.order cannot be 'random': one of deadline, arrival is expected.")]
    [InlineData("scheduler:\n  max_load: most\n", ":2: scheduler.max_load cannot be 'most': a number such as 0.85 is expected.")]
    [InlineData("limits:\n  preset: none\n", ":2: limits.preset cannot be 'none': local or aws is expected.")]
    [InlineData("port: 1\n", ":1: keys such as 'port: 8443' are expected here.")]
    [InlineData("- a\n", ":1: sections such as 'server:' are expected here.")]
    [InlineData("server:\n  port: {a: 1}\n", ":2: unknown key 'server.port.a'.")]
    [InlineData("server:\n  names: [[a]]\n", ":2: a plain value is expected here.")]
    [InlineData("server:\n  port: 1\n  port: 2\n", ":3: ")]
    [InlineData("server: [\n", ":2: ")]
    public void File_WithAMistake_IsRefusedWithItsLine(string yaml, string message)
    {
        _folder.Write("work/antiphon.yaml", yaml);

        Should.Throw<SettingsException>(() => Read()).Message.ShouldStartWith(_folder.At("work", "antiphon.yaml") + message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("server:\n")]
    [InlineData("---\nserver:\n")]
    public void File_WithoutKeys_IsNoMistake(string yaml)
    {
        _folder.Write("work/antiphon.yaml", yaml);

        Read().Port.ShouldBe(8443);
    }

    [Fact]
    public void Variable_OfNoKey_IsRefusedByItsName()
    {
        _variables["ANTIPHON_LIMITS__MAX_STREMS"] = "1";

        Should.Throw<SettingsException>(() => Read()).Message.ShouldStartWith("ANTIPHON_LIMITS__MAX_STREMS: unknown key 'limits.max_strems'.");
    }

    [Fact]
    public void Limit_ThatIsNotPositive_IsRefused()
    {
        _variables["ANTIPHON_LIMITS__MAX_STREAMS"] = "0";

        Should.Throw<SettingsException>(() => Read()).Message.ShouldContain("MaxStreams");
    }

    [Fact]
    public void DataFolder_FollowsXdgOnlyWhereThatIsAbsolute()
    {
        _variables["XDG_DATA_HOME"] = "relative";
        Read().DataFolder.ShouldBe(_folder.At(".local", "share", "antiphon"));

        _variables["XDG_DATA_HOME"] = _folder.At("xdg");
        Read().DataFolder.ShouldBe(_folder.At("xdg", "antiphon"));
    }

    [Fact]
    public void Telemetry_OfOpenTelemetrysOwnVariable_GivesWayToOurs()
    {
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://a:4317";
        Read().OtlpEndpoint.ShouldBe(new Uri("http://a:4317"));

        _variables["ANTIPHON_TELEMETRY__OTLP"] = "http://b:4318";
        Read().OtlpEndpoint.ShouldBe(new Uri("http://b:4318"));
    }

    private Surroundings Surroundings() => new()
    {
        Input = Stream.Null, OutputBytes = Stream.Null, Output = TextWriter.Null, Error = TextWriter.Null, Variables = _variables, WorkingFolder = _folder.At("work"),
    };

    private Settings Read(params SettingValue[] options) => SettingsReader.Read(Surroundings(), options);
}
