using System.Buffers;
using System.Text;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;

namespace Antiphon.Aws.Tests.Errors;

public sealed class AwsErrorTests
{
    [Fact]
    public void WriteJson_Validation_HasReasonAndFieldsInLowerCamelCase() => Json(AwsError.InvalidField("VoiceId", "no")).ShouldBe(
        """{"message":"no","reason":"fieldValidationFailed","fields":[{"name":"VoiceId","message":"no"}]}""");

    [Fact]
    public void WriteJson_Quota_HasBothRequiredCodes() => Json(PollyQuotas.InboundEventTimeout(TimeSpan.FromSeconds(5))).ShouldEndWith(
        "\"quotaCode\":\"input-stream-inbound-event-timeout\",\"serviceCode\":\"polly\"}");

    [Fact]
    public void Voices_Table_HasAmazons106WithTheirNames()
    {
        PollyVoices.All.Count.ShouldBe(106);
        PollyVoices.Find("Celine")!.Name.ShouldBe("Céline");
        PollyVoices.Find("Kajal")!.AdditionalLanguageCodes.ShouldBe(["hi-IN"]);
        PollyVoices.Find("Danielle")!.SupportedEngines.ShouldBe(["neural", "long-form", "generative"]);
        PollyVoices.Find("joanna").ShouldBeNull();
        PollyVoices.All.ShouldAllBe(v => PollyLanguages.IsKnown(v.LanguageCode) && (v.Gender == "Male" || v.Gender == "Female"));
    }

    private static string Json(AwsError error)
    {
        var output = new ArrayBufferWriter<byte>();
        error.WriteJson(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
