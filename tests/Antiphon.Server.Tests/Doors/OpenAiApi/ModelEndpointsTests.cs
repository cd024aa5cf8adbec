using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

public sealed class ModelEndpointsTests
{
    [Fact]
    public async Task Models_AreListedAndFound()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var list = (await caller.SendAsync("GET", "/v1/models")).Json;
        list.GetProperty("object").GetString().ShouldBe("list");
        var ids = list.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).ToList();
        ids.ShouldBe(["tts-1", "tts-1-hd", "gpt-4o-mini-tts", "antiphon"]);
        foreach (var id in ids.Append("gpt-4o-mini-tts-2025-12-15"))
        {
            (await caller.SendAsync("GET", $"/v1/models/{id}")).Text.ShouldBe($$"""{"id":"{{id}}","object":"model","created":1700000000,"owned_by":"antiphon"}""");
        }
    }

    [Fact]
    public async Task Lists_OfAudio_NeedNoKey_AndNameEveryVoiceOnce()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = new ApiKeyCaller(server, key: null);

        (await caller.SendAsync("GET", "/v1/audio/models")).Text.ShouldStartWith("""{"models":[{"id":"tts-1"},""");
        var voices = (await caller.SendAsync("GET", "/v1/audio/voices")).Json.GetProperty("voices").EnumerateArray().ToList();
        var ids = voices.Select(voice => voice.GetProperty("id").GetString()!).ToList();
        ids[..2].ShouldBe(["alloy", "ash"]);
        foreach (var id in new[] { "tone", "Joanna" }) ids.ShouldContain(id);
        ids.ShouldBeUnique();
        voices.ShouldAllBe(voice => voice.GetProperty("name").GetString()!.Length > 0);
    }
}
