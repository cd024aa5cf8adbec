using System.Buffers.Binary;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;
using Antiphon.Wire.Checksums;

namespace Antiphon.Server.Tests.Heard;

/// <summary>What is wrong in a stream ends it with its reason, after what was good before it was spoken; nothing of the wrong event is.</summary>
public sealed class BadInputTests
{
    private const string Secret = "Never say this. ";
    private static readonly string[] Good = ["Flushed words", "This is whole."];

    public static TheoryData<string, string> Events => new()
    {
        { "6,001 characters", "6001 characters" },
        { "6,001 emoji", "6001 characters" },
        { "invalid UTF-8", "UTF-8" },
        { "half a surrogate pair", "UTF-8" },
        { "no JSON", "JSON" },
        { "no text", "no Text" },
        { "unknown text type", "Unknown TextType 'morse'" },
        { "unknown event type", "Unknown event type 'SongEvent'" },
        { "SSML that is not closed", "not well-formed" },
        { "SSML with a DTD", "DTD" },
        { "unsupported SSML tag", "<audio> is not supported" },
        { "bad SSML attribute", "break" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public Task Event_ThatIsWrong_EndsTheStreamAfterWhatWasGood(string kind, string message) => RefusedAsync(
        script => _ = kind switch
        {
            "6,001 characters" => script.Say(Secret + new string('x', 6_001 - Secret.Length)),
            "6,001 emoji" => script.Say(string.Concat(Enumerable.Repeat("😀", 6_001))),
            "invalid UTF-8" => script.Event("TextEvent", [.. "{\"Text\":\"Never say "u8, 0xC3, 0x28, .. "\"}"u8]),
            "half a surrogate pair" => script.Event("TextEvent", "{\"Text\":\"Never \\ud83d say this.\"}"),
            "no JSON" => script.Event("TextEvent", Secret),
            "no text" => script.Event("TextEvent", "{\"TextType\":\"text\"}"),
            "unknown text type" => script.Event("TextEvent", "{\"Text\":\"Never say this.\",\"TextType\":\"morse\"}"),
            "unknown event type" => script.Event("SongEvent", "{\"Text\":\"Never say this.\"}"),
            "SSML that is not closed" => script.Ssml("<speak>Never say this."),
            "SSML with a DTD" => script.Ssml("<!DOCTYPE speak [<!ENTITY x 'y'>]><speak>Never say this. &x;</speak>"),
            "unsupported SSML tag" => script.Ssml("<speak>Never say this. <audio src='x.mp3'>Nor this.</audio></speak>"),
            _ => script.Ssml("<speak>Never say this.<break time='11s'/></speak>"),
        },
        message);

    [Theory]
    [InlineData("a byte changed")]
    [InlineData("a byte changed and its checksums repaired")]
    [InlineData("reordered")]
    [InlineData("replayed")]
    [InlineData("dropped")]
    [InlineData("truncated")]
    [InlineData("announced too large")]
    public Task Envelope_ThatIsSpoilt_EndsTheStreamAndNothingOfItIsSpoken(string how) => RefusedAsync(
        script =>
        {
            var bytes = script.Say(Secret).Say("Nor this. ", flush: true).Envelopes;
            var (first, second) = (bytes.Count - 2, bytes.Count - 1);
            if (how == "reordered") (bytes[first], bytes[second]) = (bytes[second], bytes[first]);
            else if (how == "replayed") bytes.Insert(0, bytes[0]);
            else if (how == "dropped") bytes.RemoveAt(first);
            else if (how == "announced too large") AnnounceTooLarge(bytes[first]);
            else if (how == "truncated") bytes.RemoveAt(second);
            if (how == "truncated") bytes[first] = bytes[first][..^9];
            if (how.StartsWith("a byte", StringComparison.Ordinal)) bytes[first][^20] ^= 1;
            if (how.EndsWith("repaired", StringComparison.Ordinal)) Repair(bytes[first]);
        },
        how switch
        {
            "a byte changed" => "checksum",
            "truncated" => "broke off",
            "announced too large" => "6,000",
            _ => "signature",
        },
        // The first event twice: the second of them is the one that is refused.
        how == "replayed" ? ["Flushed words"] : Good);

    [Fact]
    public async Task Text_BeyondTheBilledLimit_IsRefusedUnderAwsLimits()
    {
        await RefusedAsync(script => script.Say(new string('x', 2_999) + ". "), "3001 billed characters; 3000 are allowed", Good, PollyLimits.Aws);
    }

    [Fact]
    public async Task Text_Of6000Emoji_IsTakenWhole()
    {
        var recording = new RecordingSynthesizer(new SilentSynthesizer());
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [recording], Time = new ManualTime(DateTimeOffset.UtcNow) });
        var answer = await ScriptedInput.RunAsync(
            server, server.Options("silent"), script => script.Say(string.Concat(Enumerable.Repeat("😀", 6_000))).Close());
        answer.Error.ShouldBeNull();
        recording.Requests.Sum(request => request.Text.EnumerateRunes().Count()).ShouldBe(6_000);
    }

    private static async Task RefusedAsync(Action<SignedScript> bad, string message, string[]? spoken = null, PollyLimits? limits = null)
    {
        var tone = new ToneSynthesizer(new TestVoiceOptions { SampleRate = 16_000 });
        var recording = new RecordingSynthesizer(tone);
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Engines = [recording], Time = new ManualTime(DateTimeOffset.UtcNow), Polly = limits ?? PollyLimits.Local });

        var voice = limits is null ? "tone" : "Joanna";
        var answer = await ScriptedInput.RunAsync(server, server.Options(voice), script => bad(script.Say("Flushed words", flush: true).Say(" This is whole. This is not")));

        var error = answer.Error.ShouldNotBeNull();
        error.Code.ShouldBe("ValidationException");
        error.Reason.ShouldBe("invalidInboundEvent");
        error.Message.ShouldContain(message, Case.Insensitive);
        error.StatusCode.ShouldBeNull();
        recording.Requests.Select(request => request.Text).ShouldBe(spoken ?? Good);
        var expected = await tone.SayAsync("tone", spoken ?? Good);
        answer.Audio.Samples().ShouldBe(expected.SelectMany(samples => samples).ToArray());
        await server.UntilNoStreamsAsync();
    }

    private static void AnnounceTooLarge(Span<byte> envelope)
    {
        BinaryPrimitives.WriteInt32BigEndian(envelope, 2_000_000_000);
        BinaryPrimitives.WriteUInt32BigEndian(envelope[8..], Crc32.Compute(envelope[..8]));
    }

    // The attacker's last word: only the signature is left to tell.
    private static void Repair(byte[] envelope) =>
        BinaryPrimitives.WriteUInt32BigEndian(envelope.AsSpan(envelope.Length - 4), Crc32.Compute(envelope.AsSpan(0, envelope.Length - 4)));
}
