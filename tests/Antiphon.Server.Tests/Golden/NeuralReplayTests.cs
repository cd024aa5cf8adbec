using Antiphon.Server.Tests.Heard.Neural;
using Antiphon.Server.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Golden;

/// <summary>The recorded clients again, spoken to by the voice in the box: its audio is as exact on the wire as a test engine's.</summary>
public sealed class NeuralReplayTests(NeuralVoiceFixture fixture) : IClassFixture<NeuralVoiceFixture>
{
    public static TheoryData<string> Spoken => [.. RecordingTable.Rows.Where(row => row.Ending is Ending.Closed).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Spoken))]
    public async Task Recording_SpokenByTheNeuralVoice_IsAnsweredAsItsRowSays(string name)
    {
        var recording = Recording.Load(name);
        using var log = new LogLines();
        await using var server = await GoldenServer.StartAsync(recording, "local", fixture.Hibari, log);

        var answer = await RecordingReplay.RunAsync(recording, server, readSlowly: false, TestServer.Patience);

        answer.ShouldBeAs(RecordingTable.Find(name, "local"), recording);
        await server.UntilNoStreamsAsync();
        log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Error);
    }

    [Theory]
    [MemberData(nameof(RecordingTable.OfTheSameText), MemberType = typeof(RecordingTable))]
    public async Task Recordings_OfTheSameText_GetTheSameSpeech_FromEveryClient(params string[] names)
    {
        var speech = new List<byte[]>();
        foreach (var name in names)
        {
            var recording = Recording.Load(name);
            await using var server = await GoldenServer.StartAsync(recording, "local", fixture.Hibari);
            speech.Add((await RecordingReplay.RunAsync(recording, server, readSlowly: false, TestServer.Patience)).ReadAudio());
        }

        speech[0].ShouldNotBeEmpty();
        foreach (var heard in speech) heard.AsSpan().SequenceEqual(speech[0]).ShouldBeTrue();
    }
}
