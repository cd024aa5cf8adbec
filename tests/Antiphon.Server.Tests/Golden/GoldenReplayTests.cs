using Antiphon.Server.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Golden;

/// <summary>Every recorded client against the running server: the clock is the recording's, the key is the recording's.</summary>
public sealed class GoldenReplayTests
{
    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var name in Recording.Names())
            {
                foreach (var limits in new[] { "local", "aws" })
                {
                    cases.Add(name, limits, false);
                    cases.Add(name, limits, true);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Table_NamesEveryRecording_Once()
    {
        var rows = RecordingTable.Rows.Select(r => r.Name).ToList();

        rows.Count.ShouldBe(39);
        rows.Order(StringComparer.Ordinal).ShouldBe(Recording.Names());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Recording_Replayed_IsAnsweredAsItsRowSays(string name, string limits, bool readSlowly)
    {
        var recording = Recording.Load(name);
        var expected = RecordingTable.Find(name, limits);
        using var log = new LogLines();
        await using var server = await GoldenServer.StartAsync(recording, limits, log: log);

        var answer = await RecordingReplay.RunAsync(recording, server, readSlowly, TestServer.Patience);

        answer.ShouldBeAs(expected, recording);
        await server.UntilNoStreamsAsync();
        log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Error);
    }

    [Theory]
    [MemberData(nameof(RecordingTable.OfTheSameText), MemberType = typeof(RecordingTable))]
    public async Task Recordings_OfTheSameText_GetTheSameAudio_FromEveryClient(params string[] names)
    {
        var audio = new List<string>();
        foreach (var name in names)
        {
            var recording = Recording.Load(name);
            await using var server = await GoldenServer.StartAsync(recording, "local");
            var answer = await RecordingReplay.RunAsync(recording, server, readSlowly: false, TestServer.Patience);
            audio.Add(Convert.ToHexString(answer.ReadAudio()));
        }

        audio[0].ShouldNotBeEmpty();
        audio.ShouldAllBe(heard => heard == audio[0]);
    }
}
