using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi.Lexicons;
using Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

/// <summary>The three operations through Amazon's own pipeline, with buckets that are folders.</summary>
public sealed class SynthesisTaskOperationsTests
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:done";

    [Fact]
    public async Task Task_Started_CompletesWithTheSoundInItsBucket()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        var before = DateTimeOffset.UtcNow;

        var started = await client.StartAsync(("OutputS3KeyPrefix", "some/where/book"), ("SnsTopicArn", Topic), ("Engine", "neural"), ("SampleRate", "8000"));

        started.Id().ShouldMatch("^[a-zA-Z0-9_-]{1,100}$");
        started.Status().ShouldBe("scheduled");
        started.GetProperty("Engine").GetString().ShouldBe("neural");
        started.GetProperty("OutputFormat").GetString().ShouldBe("pcm");
        started.GetProperty("SampleRate").GetString().ShouldBe("8000");
        started.GetProperty("SnsTopicArn").GetString().ShouldBe(Topic);
        started.GetProperty("TextType").GetString().ShouldBe("text");
        started.GetProperty("VoiceId").GetString().ShouldBe("Joanna");
        started.GetProperty("RequestCharacters").GetInt32().ShouldBe("Hello from a task.".Length);
        DateTimeOffset.FromUnixTimeMilliseconds((long)(started.GetProperty("CreationTime").GetDouble() * 1000)).ShouldBeInRange(before.AddSeconds(-1), DateTimeOffset.UtcNow);
        var ended = await client.UntilEndedAsync(started.Id());
        ended.Status().ShouldBe("completed", ended.Reason());
        ended.OutputUri().ShouldBe(started.OutputUri());
        ended.OutputPath().ShouldBe(Path.Combine(server.Data.Root, "stores", "tasks", "speech", "some", "where", $"book.{started.Id()}.pcm"));
        new FileInfo(ended.OutputPath()).Length.ShouldBeGreaterThan(1_000);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(ended.OutputPath()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Task_SaysWhatACallSays()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        const string text = "Call and task are one. They share a planner, a session and an encoder. 東京 🌍 too.";
        using var caller = new SignedCaller(server);

        var task = await client.UntilEndedAsync((await client.StartAsync(("Text", text))).Id());

        (await File.ReadAllBytesAsync(task.OutputPath())).ShouldBe((await caller.SpeakAsync(TaskCalls.Members(("Text", text)))).Body);
    }

    [Theory]
    [InlineData("mp3", null, ".mp3")]
    [InlineData("mulaw", null, ".mulaw")]
    [InlineData("alaw", null, ".alaw")]
    public async Task Task_OfEachFormat_HasItsEnding(string format, string? rate, string ending)
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync((await client.StartAsync(("OutputFormat", format), ("SampleRate", rate))).Id());

        ended.Status().ShouldBe("completed", ended.Reason());
        ended.OutputUri().ShouldEndWith(ended.Id() + ending);
        new FileInfo(ended.OutputPath()).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Task_OfSpeechMarks_WritesWhatACallSends()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        using var caller = new SignedCaller(server);
        (string, object?)[] marks = [("OutputFormat", "json"), ("SpeechMarkTypes", new[] { "word", "sentence" }), ("Text", "Mary had a little lamb. Größe zählt.")];

        var ended = await client.UntilEndedAsync((await client.StartAsync(marks)).Id());

        ended.Status().ShouldBe("completed", ended.Reason());
        ended.OutputUri().ShouldEndWith(ended.Id() + ".marks");
        var written = await File.ReadAllTextAsync(ended.OutputPath());
        written.ShouldBe((await caller.SpeakAsync(TaskCalls.Members(marks))).Text);
        written.ShouldContain("\"value\":\"Größe\"");
    }

    [Fact]
    public async Task Task_OfSsmlWithLexicons_IsCountedWithoutTags()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        await client.CallAsync(PollyCall.PutLexicon("mine", Pls.Of("W3C", "World Wide Web Consortium")));

        var started = await client.StartAsync(("Text", "<speak>The W3C &amp; you.</speak>"), ("TextType", "ssml"), ("LexiconNames", new[] { "mine" }));
        var ended = await client.UntilEndedAsync(started.Id());

        ended.Status().ShouldBe("completed", ended.Reason());
        ended.GetProperty("RequestCharacters").GetInt32().ShouldBe("The W3C & you.".Length);
        ended.GetProperty("LexiconNames").EnumerateArray().Select(name => name.GetString()).ShouldBe(["mine"]);
    }

    [Theory]
    [InlineData("OutputS3BucketName", null, "ValidationException")]
    [InlineData("OutputS3BucketName", "No_Bucket", "InvalidS3BucketException")]
    [InlineData("OutputS3BucketName", "../etc", "InvalidS3BucketException")]
    [InlineData("OutputS3BucketName", "ab", "InvalidS3BucketException")]
    [InlineData("OutputS3BucketName", "speech\n", "InvalidS3BucketException")]
    [InlineData("OutputS3KeyPrefix", "no blanks", "InvalidS3KeyException")]
    [InlineData("OutputS3KeyPrefix", "percent%2E", "InvalidS3KeyException")]
    [InlineData("SnsTopicArn", "arn:aws:sqs:us-east-1:123456789012:done", "InvalidSnsTopicArnException")]
    [InlineData("Text", null, "ValidationException")]
    [InlineData("VoiceId", "Nobody", "ValidationException")]
    [InlineData("OutputFormat", "wav", "ValidationException")]
    [InlineData("SampleRate", "12345", "InvalidSampleRateException")]
    [InlineData("LexiconNames", "absent", "LexiconNotFoundException")]
    [InlineData("SpeechMarkTypes", "word", "MarksNotSupportedForFormatException")]
    [InlineData("TextType", "ssml", "InvalidSsmlException")]
    public async Task Task_WithAWrongMember_IsRefused(string name, string? value, string code)
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        object? sent = name is "LexiconNames" or "SpeechMarkTypes" ? new[] { value! } : value;

        var refused = await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members((name, sent))));

        (refused.Code, refused.Status).ShouldBe((code, code == "LexiconNotFoundException" ? 404 : 400));
        (await client.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Task_WithAKeyThatIsNoPath_StaysInItsBucket()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        string[] prefixes = ["../../../escaped", "/rooted", "a//b", "./here", "..", new string('x', 800), "it's_(fine)!;$@=+,?&*:"];

        foreach (var prefix in prefixes)
        {
            var ended = await client.UntilEndedAsync((await client.StartAsync(("OutputS3KeyPrefix", prefix))).Id());
            ended.Status().ShouldBe("completed", prefix + ": " + ended.Reason());
            Path.GetFullPath(ended.OutputPath()).ShouldStartWith(Path.Combine(server.Data.Root, "stores", "tasks", "speech") + Path.DirectorySeparatorChar);
            File.Exists(ended.OutputPath()).ShouldBeTrue(prefix);
        }

        Directory.GetFiles(server.Data.Stores, "*.pcm", SearchOption.AllDirectories).Length.ShouldBe(prefixes.Length);
    }

    [Theory]
    [InlineData("never-started", "SynthesisTaskNotFoundException")]
    [InlineData("no blanks", "InvalidTaskIdException")]
    [InlineData("a.json", "InvalidTaskIdException")]
    public async Task Get_WithoutSuchATask_IsRefusedWith400(string id, string code)
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        var refused = await client.RefusalAsync(PollyCall.GetTask(id));

        (refused.Code, refused.Status).ShouldBe((code, 400));
    }

    [Fact]
    public async Task Tasks_OfAnotherKey_AreNotSeen()
    {
        var bob = new AccessKey { Id = "AKIDBOB", Secret = "bobs-secret", Account = "bob" };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Keys = [bob] });
        using var alices = PollySdk.Connect(server);
        using var bobs = PollySdk.Connect(server, bob);
        using var elsewhere = PollySdk.Connect(server, region: "eu-west-1");

        var id = (await alices.StartAsync()).Id();

        (await alices.ListAsync()).ShouldHaveSingleItem().Id().ShouldBe(id);
        (await bobs.ListAsync()).ShouldBeEmpty();
        (await elsewhere.ListAsync()).ShouldBeEmpty();
        (await bobs.RefusalAsync(PollyCall.GetTask(id))).Code.ShouldBe("SynthesisTaskNotFoundException");
    }

    [Fact]
    public async Task List_InPages_IsInTheOrderOfCreation()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        var ids = new List<string>();
        for (var n = 0; n < 7; n++) ids.Add((await client.StartAsync()).Id());
        foreach (var id in ids) await client.UntilEndedAsync(id);

        var (found, token) = (new List<string>(), (string?)null);
        do
        {
            var page = await client.CallAsync(PollyCall.ListTasks("completed", "3", token));
            page.GetProperty("SynthesisTasks").GetArrayLength().ShouldBeInRange(1, 3);
            found.AddRange(page.GetProperty("SynthesisTasks").EnumerateArray().Select(task => task.Id()));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
            if (token is not null) (await client.RefusalAsync(PollyCall.ListTasks("failed", "3", token))).Code.ShouldBe("InvalidNextTokenException");
        }
        while (token is not null);

        found.ShouldBe(ids);
        (await client.ListAsync("failed")).ShouldBeEmpty();
        (await client.ListAsync()).Count.ShouldBe(7);
    }

    [Theory]
    [InlineData(null, "0", null, "ValidationException")]
    [InlineData(null, "101", null, "ValidationException")]
    [InlineData(null, "many", null, "ValidationException")]
    [InlineData("done", null, null, "ValidationException")]
    [InlineData(null, null, "nonsense", "InvalidNextTokenException")]
    public async Task List_WithAWrongMember_IsRefused(string? status, string? most, string? token, string code)
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        var refused = await client.RefusalAsync(PollyCall.ListTasks(status, most, token));

        (refused.Code, refused.Status).ShouldBe((code, 400));
    }

    [Fact]
    public async Task Task_OfTheLongestText_IsSpokenAndALongerOneIsRefused()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        var longest = string.Concat(Enumerable.Repeat("One more sentence of a long book, which has many. ", 4_000));
        longest.Length.ShouldBe(200_000);

        (await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members(("Text", longest + "x"))))).Code.ShouldBe("TextLengthExceededException");
        var ended = await client.UntilEndedAsync((await client.StartAsync(("Text", longest), ("OutputFormat", "mulaw"))).Id());

        ended.Status().ShouldBe("completed", ended.Reason());
        ended.GetProperty("RequestCharacters").GetInt32().ShouldBe(200_000);
    }

    [Fact]
    public async Task Task_UnderAws_HasAtMost100000BilledCharacters()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws });
        using var client = PollySdk.Connect(server);

        var refused = await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members(("Text", new string('a', 100_001)))));

        (refused.Code, refused.Status).ShouldBe(("TextLengthExceededException", 400));
    }

    [Fact]
    public async Task Reads_BeyondTheRate_AreThrottledTogether()
    {
        var limits = PollyLimits.Local with { TaskReadsPerSecond = 2, TaskReadsInBurst = 2 };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Polly = limits, Time = new ManualTime(DateTimeOffset.UtcNow) });
        using var client = PollySdk.Connect(server);
        await client.ListAsync();
        await client.RefusalAsync(PollyCall.GetTask("none"));

        (await client.RefusalAsync(PollyCall.GetTask("none"))).Code.ShouldBe("ThrottlingException");
        (await client.RefusalAsync(PollyCall.ListTasks(null))).Code.ShouldBe("ThrottlingException");
    }

    [Theory]
    [InlineData("generative", 1)]
    [InlineData("long-form", 1)]
    [InlineData("neural", 10)]
    [InlineData("standard", 12)]
    public void Starts_UnderAws_AreCountedForEachEngine(string engine, double burst) =>
        PollyLimits.Aws.TaskStarts.Of(engine).Burst.ShouldBe(burst);

    [Fact]
    public async Task Start_BeyondAmazonsRate_IsThrottled()
    {
        var options = new TestServerOptions { Polly = PollyLimits.Aws, Time = new ManualTime(DateTimeOffset.UtcNow) };
        await using var server = await TestServer.StartAsync(options);
        using var client = PollySdk.Connect(server);
        await client.StartAsync(("Engine", "generative"));

        (await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members(("Engine", "generative"))))).Code.ShouldBe("ThrottlingException");
        await client.StartAsync(("Engine", "standard"));
    }

    [Fact]
    public async Task Tasks_BeyondWhatIsKept_AreRefusedWhileNoneHasEnded()
    {
        var never = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(new TestServerOptions { Tasks = new TaskOptions { MaxKept = 2 }, Engines = [new HeldSynthesizer(never.Task)] });
        using var client = PollySdk.Connect(server);
        await client.StartAsync();
        await client.StartAsync();

        (await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members()))).Code.ShouldBe("ThrottlingException");
        (await client.ListAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Tasks_BeyondWhatIsKept_TakeThePlaceOfTheOldestThatHasEnded()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Tasks = new TaskOptions { MaxKept = 2 } });
        using var client = PollySdk.Connect(server);
        var ids = new List<string>();
        for (var n = 0; n < 4; n++)
        {
            ids.Add((await client.StartAsync()).Id());
            await client.UntilEndedAsync(ids[^1]);
        }

        (await client.ListAsync()).Select(task => task.Id()).ShouldBe(ids[2..]);
    }

    [Fact]
    public async Task Tasks_OfOneAccountThatHaveNotEnded_AreBoundedAndShutNobodyElseOut()
    {
        var bob = new AccessKey { Id = "AKIDBOB", Secret = "bobs-secret", Account = "bob" };
        var never = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(new TestServerOptions
        {
            Keys = [bob], Tasks = new TaskOptions { MaxUnfinishedPerAccount = 2 }, Engines = [new HeldSynthesizer(never.Task)],
        });
        using var alices = PollySdk.Connect(server);
        using var bobs = PollySdk.Connect(server, bob);
        await alices.StartAsync();
        await alices.StartAsync();

        (await alices.RefusalAsync(PollyCall.StartTask(TaskCalls.Members()))).Code.ShouldBe("ThrottlingException");
        (await bobs.StartAsync()).Status().ShouldBe("scheduled");
    }

    [Fact]
    public async Task Start_CountsAgainstTheCallsOfItsKey()
    {
        var bob = new AccessKey { Id = "AKIDBOB", Secret = "bobs-secret", Account = "bob", Limits = new KeyLimits { CallsPerSecond = 1 } };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Keys = [bob], Time = new ManualTime(DateTimeOffset.UtcNow) });
        using var client = PollySdk.Connect(server, bob);
        await client.StartAsync();

        var refused = await client.RefusalAsync(PollyCall.StartTask(TaskCalls.Members()));

        refused.Code.ShouldBe("ThrottlingException");
        server.LiveStreams.ShouldBe(0);
    }

    [Fact]
    public async Task Audio_BeyondTheLimit_IsCutOff()
    {
        var limits = PollyLimits.Local with { MaxAudioPerTask = TimeSpan.FromSeconds(1) };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Polly = limits });
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync((await client.StartAsync(("Text", string.Concat(Enumerable.Repeat("Word. ", 100))))).Id());

        ended.Status().ShouldBe("completed", ended.Reason());
        new FileInfo(ended.OutputPath()).Length.ShouldBe(2 * 16_000);
    }

    [Fact]
    public async Task Start_WithEmptyMembers_IsToldAsWithoutThem()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        var started = await client.StartAsync(("Engine", ""), ("TextType", ""), ("LanguageCode", ""), ("SampleRate", ""), ("OutputS3KeyPrefix", ""));

        (started.GetProperty("Engine").GetString(), started.GetProperty("TextType").GetString()).ShouldBe(("standard", "text"));
        started.TryGetProperty("LanguageCode", out _).ShouldBeFalse();
        started.TryGetProperty("SampleRate", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Text_IsForgottenWithTheTasksEnd_AndNeverLogged()
    {
        var log = new LogLines();
        await using var server = await TestServer.StartAsync(new TestServerOptions { Log = log });
        using var client = PollySdk.Connect(server);

        var ended = await client.UntilEndedAsync((await client.StartAsync(("Text", "Rumpelstiltskin is my name."))).Id());

        await Eventually.Until(() => log.Lines.Any(line => line.Text.Contains(ended.Id()) && line.Text.Contains("completed")));
        log.Lines.ShouldNotContain(line => line.Text.Contains("Rumpelstiltskin"));
        foreach (var file in Directory.GetFiles(server.Data.Stores, "*.json", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file)).ShouldNotContain("Rumpelstiltskin");
    }
}
