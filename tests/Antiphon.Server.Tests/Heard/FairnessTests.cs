using Antiphon.Client.Synthesis;
using Antiphon.Server.Keys;
using Antiphon.Server.Tests.Doors.OpenAiApi;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Slots are shared between accounts, whatever keys and doors they use: one slot, which the first call keeps until all others wait.</summary>
public sealed class FairnessTests
{
    [Fact]
    public async Task Account_WithSeveralKeysOfBothDoors_HasOneShareOfTheSlots()
    {
        using var engine = new GatedSynthesizer();
        AccessKey first = Key("CROWD1", "tests"), second = Key("CROWD2", "tests"), other = Key("OTHER", "other");
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Engines = [engine], Keys = [first, second, other], Scheduler = new SchedulerOptions { Slots = 1 } });
        using var http = Calling.Trusting(server);
        using var bearer = await ApiKeyCaller.CreateAsync(server);
        var scheduler = server.Services.GetRequiredService<StepScheduler>();

        List<Task> calls = [SpeakAsync(first, "One.")];
        await Eventually.Until(() => engine.Texts.Count == 1);
        await WaitAsync(SpeakAsync(first, "Two."));
        await WaitAsync(SpeakAsync(second, "Three."));
        await WaitAsync(bearer.SpeakAsync("""{"model":"tts-1","voice":"gated","input":"Four.","response_format":"pcm"}"""));
        await WaitAsync(SpeakAsync(other, "Five."));
        engine.Gate.Set();
        await Task.WhenAll(calls);

        engine.Texts.ShouldBe(["One.", "Five.", "Two.", "Three.", "Four."]);

        Task SpeakAsync(AccessKey key, string text) =>
            http.SpeakAsync(server.Options("gated") with { AccessKeyId = key.Id, SecretAccessKey = key.Secret }, text);

        Task WaitAsync(Task call)
        {
            calls.Add(call);
            return Eventually.Until(() => scheduler.Waiting == calls.Count - 1);
        }
    }

    private static AccessKey Key(string id, string account) => new() { Id = id, Secret = id + "-secret", Account = account };
}
