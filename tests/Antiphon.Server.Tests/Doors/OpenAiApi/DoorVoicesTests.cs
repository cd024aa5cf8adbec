using System.Runtime.CompilerServices;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Voices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

public sealed class DoorVoicesTests
{
    [Theory]
    [InlineData("alloy", "she")]
    [InlineData("Nova", "she")]
    [InlineData("fable", "she")]
    [InlineData("echo", "he")]
    [InlineData("onyx", "he")]
    [InlineData("cedar", "he")]
    [InlineData("he", "he")]
    [InlineData("HE", "he")]
    [InlineData("Joanna", "she")]
    [InlineData("Matthew", "he")]
    [InlineData("joanna", null)]
    [InlineData("nobody", null)]
    [InlineData("", null)]
    public void Find_Name_GivesWhoSpeaksForIt(string name, string? id) => Of("en-US").Find(name)?.Id.ShouldBe(id);

    // Whatever the engines speak, OpenAI's names have a voice.
    [Theory]
    [InlineData("alloy", "she")]
    [InlineData("ash", "he")]
    public void Find_AliasWhereNobodySpeaksEnglish_GivesAVoiceOfThatGender(string name, string id) => Of("de-DE").Find(name)!.Id.ShouldBe(id);

    private static DoorVoices Of(string language)
    {
        var catalog = new VoiceCatalog([new Couple(language)]);
        return new DoorVoices(catalog, new AmazonVoices(catalog));
    }

    private sealed class Couple(string language) : ISynthesizer
    {
        public string Name => "couple";

        public IReadOnlyList<Voice> Voices { get; } = [Of("she", Gender.Female, language), Of("he", Gender.Male, language)];

        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }

        private static Voice Of(string id, Gender gender, string language) => new()
        {
            Id = id, Name = id, Gender = gender, Language = language, LanguageName = language, Engine = "couple", SampleRate = 24_000,
        };
    }
}
