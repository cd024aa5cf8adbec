using System.Diagnostics;
using Antiphon.Client.Synthesis;
using Antiphon.Engines.Espeak;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Nothing runs beside these: they look for the programs that are children of this process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The espeak program is killed in the middle of a long piece.</summary>
[Collection(nameof(Alone))]
public sealed class KillTests
{
    private const string Voice = "espeak-en-us-female";
    private const int Rate = 22_050;

    // One piece of 20 s, 880 KB: espeak waits in its pipe for the listener.
    private static readonly string Long = string.Concat(Enumerable.Repeat("words without any end that are spoken for a very long time and ", 4)) + "so on";

    [Fact]
    public async Task Program_KilledMidUtterance_EndsItsStreamAndNoOther()
    {
        await using var stage = await Stage.StartAsync();
        var expected = (await stage.Espeak.SayAsync(Voice, Long)).ToArray();
        var first = stage.Speak(Long);
        var second = stage.Speak(Long);
        await stage.BothSpeakAsync();

        Process.GetProcessById(EnginePrograms()[0]).Kill();
        stage.GoOn();
        var answers = await Task.WhenAll(first, second);

        // The clock has not moved: nobody waited for a limit.
        var failed = answers.Single(answer => answer.Error is not null);
        failed.Error!.Code.ShouldBe("ServiceFailureException");
        failed.Error.Message.ShouldEndWith("The engine's process ended."); // its exit status is for the log
        failed.Audio.Length.ShouldBeInRange(1, expected.Length);
        failed.Audio.Samples().ShouldBe(expected[..(failed.Audio.Length / 2)]);
        answers.Single(answer => answer.Error is null).Audio.Samples().ShouldBe(expected);

        var next = await stage.Speak("The next one.");
        next.Error.ShouldBeNull();
        next.Audio.Samples().ShouldBe(await stage.Espeak.SayAsync(Voice, "The next one."));
        await stage.Server.UntilNoStreamsAsync();
    }

    [Fact]
    public async Task Program_KilledAfterAudio_IsNoTransientErrorForJava()
    {
        await using var stage = await Stage.StartAsync();
        var streams = new[] { stage.Speak(Long, "aws-sdk-java/2.54.13 md/io#async md/http#NettyNio"), stage.Speak(Long, "aws-sdk-java/2.54.13") };
        await stage.BothSpeakAsync();

        foreach (var program in EnginePrograms()) Process.GetProcessById(program).Kill();
        stage.GoOn();

        foreach (var answer in await Task.WhenAll(streams))
        {
            var error = answer.Error.ShouldNotBeNull();
            error.Code.ShouldBe("ValidationException");
            error.Reason.ShouldBe("other");
            error.Message.ShouldContain("ServiceFailureException");
            answer.Audio.ShouldNotBeEmpty();
        }
    }

    private static int[] EnginePrograms() =>
        [.. from folder in Directory.GetDirectories("/proc")
            let name = Path.GetFileName(folder)
            where name.All(char.IsAsciiDigit) && IsEngineOfOurs(folder)
            select int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)];

    // /proc/PID/stat: "pid (name) state parent …"; the kernel cuts names at 15 letters.
    private static bool IsEngineOfOurs(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var parent = stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1];
            return stat.Contains("(antiphon-espeak", StringComparison.Ordinal) && parent == $"{Environment.ProcessId}";
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A server whose engine stops after the first chunk of each long piece until it may go on.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly SemaphoreSlim _speaking = new(0);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EspeakSynthesizer Espeak { get; private init; } = null!;

        public TestServer Server { get; private set; } = null!;

        public static async Task<Stage> StartAsync()
        {
            var time = new ManualTime(DateTimeOffset.UtcNow);
            var stage = new Stage { Espeak = new EspeakSynthesizer(new EspeakOptions { Workers = new WorkerPoolOptions { Workers = 2 } }, time) };
            await stage.Espeak.StartAsync(CancellationToken.None);
            var engine = new RecordingSynthesizer(stage.Espeak) { BeforeNextChunk = stage.WaitAsync };
            stage.Server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine], Time = time });
            return stage;
        }

        public async Task<ScriptedAnswer> Speak(string text, string agent = "antiphon-test")
        {
            using var http = Calling.Changing(Server, request => request.Headers.TryAddWithoutValidation("User-Agent", agent));
            await using var stream = SynthesisStream.Open(Server.Options(Voice, rate: Rate), http);
            var hearing = ScriptedAnswer.ReadAsync(stream);
            await stream.SendTextAsync(text);
            await stream.CompleteAsync();
            return await hearing;
        }

        public async Task BothSpeakAsync()
        {
            await _speaking.WaitAsync(TestServer.Patience);
            await _speaking.WaitAsync(TestServer.Patience);
        }

        public void GoOn() => _goOn.SetResult();

        public async ValueTask DisposeAsync()
        {
            _goOn.TrySetResult();
            await Server.DisposeAsync();
            await Espeak.DisposeAsync();
            _speaking.Dispose();
        }

        private Task WaitAsync(SpeechRequest request)
        {
            if (request.Text == Long && !_goOn.Task.IsCompleted) _speaking.Release();
            return request.Text == Long ? _goOn.Task : Task.CompletedTask;
        }
    }
}
