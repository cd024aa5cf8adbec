using System.IO.Pipelines;
using Antiphon.Server.Transport;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Transport;

public sealed class DoubledAuthorityTests
{
    private static readonly byte[] Method = [0x83];
    private static readonly byte[] Scheme = [0x87];
    private static readonly byte[] Path = [0x04, 2, (byte)'/', (byte)'x'];
    private static readonly byte[] Authority = [0x41, 1, (byte)'a']; // inserted: entry 62
    private static readonly byte[] Newest = [0xBE];
    private static readonly byte[] Inserted = [0x40, 1, (byte)'n', 1, (byte)'v'];

    [Fact]
    public void Find_AuthorityRepeatedByItsIndex_IsItsPlace()
    {
        DoubledAuthority.Find([.. Method, .. Scheme, .. Authority, .. Path, .. Newest, .. Inserted]).ShouldBe(9);
        DoubledAuthority.Find([.. Method, .. Authority, .. Scheme, .. Path, .. Newest]).ShouldBe(9);
        // on a warm connection both are indices
        DoubledAuthority.Find([.. Method, .. Scheme, 0xC3, .. Path, 0xC3]).ShouldBe(7);
        // an insertion between them moves the entry
        DoubledAuthority.Find([.. Authority, .. Inserted, .. Method, .. Scheme, 0xBF]).ShouldBe(10);
        // a table size update is no field
        DoubledAuthority.Find([0x3F, 0x01, .. Method, .. Scheme, .. Authority, .. Path, .. Newest]).ShouldBe(11);
    }

    [Fact]
    public void Find_AnyOtherFifthField_IsNone()
    {
        DoubledAuthority.Find([.. Method, .. Scheme, .. Authority, .. Path, .. Inserted]).ShouldBe(-1);
        DoubledAuthority.Find([.. Method, .. Scheme, .. Authority, .. Path, 0xBF]).ShouldBe(-1);
        DoubledAuthority.Find([.. Method, .. Scheme, 0xC3, .. Path, 0xC4]).ShouldBe(-1);
        DoubledAuthority.Find([.. Method, .. Scheme, .. Inserted, .. Path, .. Newest]).ShouldBe(-1);
        DoubledAuthority.Find([.. Method, .. Method, .. Method, .. Method, .. Method]).ShouldBe(-1);
    }

    [Fact]
    public void Find_InAnyBytes_NeverFails()
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var block = new byte[random.Next(40)];
            random.NextBytes(block);
            DoubledAuthority.Find(block).ShouldBeInRange(-1, block.Length - 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x20)]
    public async Task Reader_EverySplit_RemovesTheSecondAuthorityAndNothingElse(byte priority)
    {
        byte[] dependency = priority == 0 ? [] : [0, 0, 0, 0, 15];
        byte[] fields = [.. Method, .. Scheme, .. Authority, .. Path];
        var headers = new Http2Frame(Http2FrameType.Headers, (byte)(4 | priority), 1, (byte[])[.. dependency, .. fields, .. Newest, .. Inserted]);
        var repaired = new Http2Frame(Http2FrameType.Headers, (byte)(4 | priority | 8), 1, (byte[])[0, .. dependency, .. fields, .. Inserted]);
        var data = new Http2Frame(Http2FrameType.Data, 0, 1, new byte[30]).ToBytes();
        byte[] start = [.. Http2TestConnection.Preface.Span, .. Http2TestConnection.Settings().ToBytes()];
        byte[] sent = [.. start, .. headers.ToBytes(), .. data, .. headers.ToBytes(), .. data];
        byte[] expected = [.. start, .. repaired.ToBytes(), .. data, .. repaired.ToBytes(), .. data];

        for (var cut = 0; cut <= sent.Length; cut++) (await ThroughAsync(sent, cut)).ShouldBe(expected);
        (await ThroughAsync(sent, 1, everyByte: true)).ShouldBe(expected);
    }

    [SharedTheory]
    [InlineData("py-aps-minimal", true)]
    [InlineData("py-aps-second-on-same-connection", true)]
    [InlineData("js-full", false)]
    [InlineData("go-full", false)]
    [InlineData("rust-full", false)]
    [InlineData("java-full", false)]
    [InlineData("java-crt-minimal", false)]
    [InlineData("py-sdk-full", false)]
    public async Task Reader_OverRecordedClients_ChangesOnlyTheOneThatNeedsIt(string name, bool changes)
    {
        var sent = Recorded(name);

        var passed = await ThroughAsync(sent, sent.Length / 2);

        passed.Length.ShouldBe(sent.Length);
        passed.SequenceEqual(sent).ShouldBe(!changes);
    }

    [SharedTheory]
    [InlineData("py-aps-minimal", true, "404")]
    [InlineData("py-aps-second-on-same-connection", true, "404")]
    [InlineData("py-aps-minimal", false, null)]
    [InlineData("js-full", true, "404")]
    public async Task Server_FedARecordedClient_AnswersItAsSwitched(string name, bool forgives, string? status)
    {
        await using var app = await TransportApp.StartAsync(new TransportOptions { ForgiveDoubledAuthority = forgives });
        await using var connection = new Http2TestConnection(await app.ConnectTlsAsync());

        await connection.SendRawAsync(Recorded(name));
        await connection.WaitForAsync(f => f.Type is Http2FrameType.Headers or Http2FrameType.GoAway, TransportApp.Patience);

        connection.Stream(1).Status.ShouldBe(status);
        if (status is null) connection.GoAway.ShouldNotBeNull().Error.ShouldBe(Http2Error.Protocol);
    }

    private static byte[] Recorded(string name) => Convert.FromHexString(
        string.Concat(File.ReadLines(System.IO.Path.Combine(RepositoryFolder.Shared!, "vectors", "golden", "polly", name + ".h2-client-bytes.hex"))));

    private static async Task<byte[]> ThroughAsync(byte[] sent, int cut, bool everyByte = false)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: 16));
        var reader = new DoubledAuthorityReader(pipe.Reader);
        var received = new List<byte>();
        var parts = everyByte ? sent.Select(b => new[] { b }) : [sent[..cut], sent[cut..]];
        foreach (var part in parts)
        {
            await pipe.Writer.WriteAsync(part);
            while (reader.TryRead(out var read))
            {
                foreach (var segment in read.Buffer) received.AddRange(segment.Span);
                reader.AdvanceTo(read.Buffer.End);
            }
        }

        await pipe.Writer.CompleteAsync();
        var last = await reader.ReadAsync();
        foreach (var segment in last.Buffer) received.AddRange(segment.Span);
        reader.AdvanceTo(last.Buffer.End);
        return [.. received];
    }
}
