using Antiphon.Audio;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Doors.PollyApi.SynthesisStream;
using Antiphon.Server.Voices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesisStream;

public sealed class SynthesisStreamParametersTests
{
    private static readonly VoiceCatalog Catalog = new([new SilentSynthesizer()]);
    private static readonly PollyVoiceDirectory Voices = new(Catalog, new AmazonVoices(Catalog), PollyLimits.Local);
    private static readonly SynthesisStreamRequest Good = new() { Engine = "generative", OutputFormat = "mp3", VoiceId = "silent" };

    [Fact]
    public void Check_Mp3WithoutItsLibrary_IsRefusedWithThePackageToInstall()
    {
        var error = Refusal(Good, mp3: false);
        (error.Code, error.Fields.Single().Name).ShouldBe((AwsErrorCode.Validation, "OutputFormat"));
        error.Message.ShouldContain("libmp3lame0");
        error.Message.ShouldEndWith("Allowed: ogg_vorbis, ogg_opus, pcm, mulaw, alaw.");
    }

    [Fact]
    public void Check_UnknownFormatWithoutMp3_DoesNotListIt() =>
        Refusal(Good with { OutputFormat = "flac" }, mp3: false).Message.ShouldEndWith("Allowed: ogg_vorbis, ogg_opus, pcm, mulaw, alaw.");

    [Theory]
    [InlineData("ogg_vorbis", null, AudioCodec.OggVorbis, 24_000)]
    [InlineData("ogg_vorbis", "44100", AudioCodec.OggVorbis, 44_100)]
    [InlineData("ogg_opus", null, AudioCodec.OggOpus, 48_000)]
    [InlineData("ogg_opus", "12000", AudioCodec.OggOpus, 12_000)]
    [InlineData("pcm", "24000", AudioCodec.Pcm, 24_000)]
    public void Check_FormatAndRate_AreTheListeners(string format, string? rate, AudioCodec codec, int samplesPerSecond) =>
        SynthesisStreamParameters.Check(Good with { OutputFormat = format, SampleRate = rate }, Voices, _ => true, PollyLimits.Local)
            .Format.ShouldBe(new AudioFormat(codec, samplesPerSecond));

    [Theory]
    [InlineData("ogg_opus", "12000", "48000 for ogg_opus")]
    [InlineData("pcm", "24000", "8000, 16000 for pcm")]
    public void Check_RateThatAmazonLacks_IsRefusedUnderItsLimits(string format, string rate, string allowed) =>
        Refusal(Good with { OutputFormat = format, SampleRate = rate }, limits: PollyLimits.Aws).Message.ShouldEndWith($"Allowed: {allowed}.");

    [Fact]
    public void Check_OggWithoutItsLibraries_IsRefusedWithThePackagesToInstall()
    {
        var error = Should.Throw<AwsRefusedException>(() => SynthesisStreamParameters.Check(
            Good with { OutputFormat = "ogg_opus" }, Voices, codec => codec == AudioCodec.Pcm, PollyLimits.Local)).Error;
        error.Message.ShouldContain("apt-get install libopus0 libogg0");
        error.Message.ShouldEndWith("Allowed: pcm.");
    }

    [Theory]
    [InlineData("a", "b", "c", "d", "e", "f")]
    [InlineData("no-dash")]
    [InlineData("é")]
    [InlineData("a23456789012345678901")]
    public void Check_WrongLexiconNames_AreRefused(params string[] names) =>
        Refusal(Good with { LexiconNames = names }).Fields.Single().Name.ShouldBe("LexiconNames");

    [Fact]
    public void Check_FiveLexiconNames_AreTaken() =>
        SynthesisStreamParameters.Check(Good with { LexiconNames = ["a", "B2", "c", "d", "e2345678901234567890"] }, Voices, _ => true, PollyLimits.Local).Voice.Id.ShouldBe("silent");

    [Fact]
    public void Check_HugeVoiceId_IsNotRepeatedWhole_NorCutInsideACharacter()
    {
        var message = Refusal(Good with { VoiceId = new string('x', 63) + "🌍" + new string('y', 10_000) }).Message;
        message.ShouldStartWith("VoiceId '" + new string('x', 63) + "…' is not valid.");
    }

    private static AwsError Refusal(SynthesisStreamRequest request, bool mp3 = true, PollyLimits? limits = null) =>
        Should.Throw<AwsRefusedException>(() => SynthesisStreamParameters.Check(request, Voices, codec => mp3 || codec != AudioCodec.Mp3, limits ?? PollyLimits.Local)).Error;
}
