using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Refusals;

namespace Antiphon.Server.Tests.Limits;

public sealed class StreamAdmissionTests
{
    private static readonly AccessKey Alice = new() { Id = "AKIDALICE", Secret = "s", Account = "alice" };
    private static readonly AccessKey Bob = new() { Id = "AKIDBOB", Secret = "s", Account = "bob" };
    private static readonly CallQuota Streams = new("streams", 8, 8, 8);
    private readonly ManualTime _time = new();

    [Fact]
    public void Admit_NinthStreamOfAKeyUnderAws_IsThrottledAndOthersAreNot()
    {
        var admission = new StreamAdmission(ServerLimits.Local, _time);
        var quota = Streams with { PerSecond = 100, Burst = 100 };
        var tickets = Enumerable.Range(0, 8).Select(_ => admission.Admit(Alice, quota)).ToList();

        Refusal(admission, Alice, quota).ShouldContain("8 concurrent");
        admission.Admit(Bob, quota).Dispose();
        tickets[0].Dispose();
        tickets[0].Dispose();
        admission.Admit(Alice, quota);
        Refusal(admission, Alice, quota).ShouldContain("8 concurrent");
        admission.Live.ShouldBe(8);
    }

    [Fact]
    public void Admit_NinthStartInASecondUnderAws_IsThrottledUntilTimePasses()
    {
        var admission = new StreamAdmission(ServerLimits.Aws, _time);
        for (var i = 0; i < 8; i++) admission.Admit(Alice, Streams).Dispose();
        Refusal(admission, Alice).ShouldContain("Rate exceeded");
        _time.Advance(TimeSpan.FromMilliseconds(130));
        admission.Admit(Alice, Streams).Dispose();
        Refusal(admission, Alice).ShouldContain("Rate exceeded");
    }

    [Fact]
    public void Admit_KeyWithItsOwnLimits_IsHeldToThem()
    {
        var admission = new StreamAdmission(ServerLimits.Local, _time);
        var key = Alice with { Limits = new KeyLimits { ConcurrentStreams = 1, CallsPerSecond = 0.5 } };
        var ticket = admission.Admit(key, Streams);
        Refusal(admission, key).ShouldContain("1 concurrent");
        ticket.Dispose();
        Refusal(admission, key).ShouldContain("Rate exceeded");
        _time.Advance(TimeSpan.FromSeconds(2));
        admission.Admit(key, Streams).Dispose();
    }

    [Fact]
    public void Admit_LimitsOfAKeyChangeWhileItsStreamsRun_TheirPlacesComeBack()
    {
        var admission = new StreamAdmission(ServerLimits.Local, _time);
        var key = Alice with { Limits = new KeyLimits { ConcurrentStreams = 1, CallsPerSecond = 10 } };
        var changed = Alice with { Limits = new KeyLimits { ConcurrentStreams = 1, CallsPerSecond = 20 } };
        var ticket = admission.Admit(key, Streams);
        Refusal(admission, changed).ShouldContain("1 concurrent");
        ticket.Dispose();
        admission.Admit(changed, Streams).Dispose();
        admission.Live.ShouldBe(0);
    }

    [Fact]
    public void Admit_KeyThatMayStartNothing_IsThrottled()
    {
        var admission = new StreamAdmission(ServerLimits.Local, _time);
        Refusal(admission, Alice with { Limits = new KeyLimits { CallsPerSecond = 0 } }).ShouldContain("Rate exceeded");
    }

    [Fact]
    public void Admit_ServerFull_RefusesNewcomersOnly()
    {
        var admission = new StreamAdmission(new ServerLimits { MaxStreams = 1 }, _time);
        using var running = admission.Admit(Alice, Streams);
        Refusal(admission, Bob).ShouldContain("most of 1 streams");
    }

    [Theory]
    [InlineData("generative", 26)]
    [InlineData("long-form", 26)]
    [InlineData("neural", 18)]
    [InlineData("standard", 80)]
    public void Admit_CallsOfAnEngineUnderAws_AreCountedForThemselves(string engine, int most)
    {
        var admission = new StreamAdmission(ServerLimits.Aws, _time);
        var quota = PollyLimits.Aws.SpeechCalls.Of(engine);
        for (var i = 0; i < most; i++)
        {
            admission.Admit(Alice, quota);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Should.Throw<RefusedException>(() => admission.Admit(Alice, quota)).Message.ShouldContain($"{most} concurrent");
        admission.Admit(Alice, Streams);
        admission.Admit(Bob, quota);
    }

    [Fact]
    public void Admit_KeyWithItsOwnLimits_IsHeldToThemOverAllItDoes()
    {
        var admission = new StreamAdmission(ServerLimits.Local, _time);
        var key = Alice with { Limits = new KeyLimits { ConcurrentStreams = 2, CallsPerSecond = 3 } };
        using var stream = admission.Admit(key, Streams);
        using var call = admission.Admit(key, PollyLimits.Local.SpeechCalls.Standard);
        Refusal(admission, key).ShouldContain("2 concurrent");
        call.Dispose();
        admission.Admit(key, PollyLimits.Local.SpeechCalls.Neural).Dispose();
        Refusal(admission, key).ShouldContain("Rate exceeded");
    }

    private static string Refusal(StreamAdmission admission, AccessKey key, CallQuota? quota = null)
    {
        var refused = Should.Throw<RefusedException>(() => admission.Admit(key, quota ?? Streams));
        refused.Kind.ShouldBe(RefusalKind.Throttled);
        return refused.Message;
    }
}
