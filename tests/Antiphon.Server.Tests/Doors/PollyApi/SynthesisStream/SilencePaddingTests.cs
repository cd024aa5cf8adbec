using System.IO.Pipelines;
using Antiphon.Aws.EventStreams;
using Antiphon.Server.Duplex;
using Antiphon.Server.Doors.PollyApi.SynthesisStream;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Transport;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesisStream;

public sealed class SilencePaddingTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Pipe _response = new();
    private readonly Deadline _blocked;
    private readonly AudioEventOutput _output;

    public SilencePaddingTests()
    {
        _blocked = new Deadline(TimeSpan.FromSeconds(30), _time);
        _output = new AudioEventOutput(new EventStreamPipeWriter(_response.Writer), _blocked, _time, CancellationToken.None);
    }

    [Fact]
    public async Task Padding_AudioJustAfterALook_ComesTwentySecondsAfterThatAudio()
    {
        await using var padding = new SilencePadding(_output, new ClientAgent(ClientKind.JavaNetty), _time);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _output.WriteAsync(new byte[] { 1 }, CancellationToken.None);
        Taken().ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(19));
        await UntilWaitingAgainAsync();
        Taken().ShouldBe(0, "the stream has been silent for 19 s only");
        _time.Advance(TimeSpan.FromSeconds(1));
        (await TakeAsync()).ShouldBe(1, "Netty gives up after 30 s: the padding comes 20 s after the last event, not up to 40");
    }

    [Fact]
    public async Task Padding_OtherClient_GetsNone()
    {
        await using var padding = new SilencePadding(_output, new ClientAgent(ClientKind.JavaScript), _time);
        _time.Advance(TimeSpan.FromMinutes(5));
        Taken().ShouldBe(0);
    }

    public void Dispose()
    {
        _output.Dispose();
        _blocked.Dispose();
    }

    // The continuation of a delay may run on another thread, and arms the next one there. The other timer is the output's own.
    private Task UntilWaitingAgainAsync() => Eventually.Until(() => _time.ArmedTimers >= 2);

    private int Taken()
    {
        if (!_response.Reader.TryRead(out var read)) return 0;
        _response.Reader.AdvanceTo(read.Buffer.End);
        return read.Buffer.IsEmpty ? 0 : 1;
    }

    private async Task<int> TakeAsync()
    {
        var read = await _response.Reader.ReadAsync(TestServer.Patience);
        _response.Reader.AdvanceTo(read.Buffer.End);
        return read.Buffer.IsEmpty ? 0 : 1;
    }
}
