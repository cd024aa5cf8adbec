using System.Buffers;
using System.Text.Json;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Cli.Tests.Decode;

public sealed class DecodeCommandTests : IDisposable
{
    private static readonly string Golden = RepositoryFolder.Golden("polly", "js-minimal.hex");
    private readonly CommandRun _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Capture_OfARealClient_IsUnwrapped()
    {
        var run = await _commands.RunAsync("decode", Golden);

        run.Status.ShouldBe(0);
        run.Lines.Where(l => l.TrimStart().StartsWith('@')).Select(l => l.Trim().Split(' ', 2)[1]).ShouldBe(
            ["signed envelope, 192 bytes", "TextEvent, 109 bytes", "signed envelope, 187 bytes", "CloseStreamEvent, 104 bytes", "signed end of input, 83 bytes"]);
        run.Output.ShouldContain("""{"Text":"Hi."}""");
        run.Output.ShouldContain(":date (timestamp) = 2026-11-21T04:24:28.048Z");
        run.Lines[^1].ShouldBe("3 messages, 0 malformed");
    }

    [Fact]
    public async Task Capture_InBinaryOnStandardInput_ReadsAsItsHexDoes()
    {
        var fromFile = await _commands.RunAsync("decode", Golden);

        var run = await _commands.RunAsync(["decode"], GoldenBytes());

        run.Output.ShouldBe(fromFile.Output);
    }

    [Fact]
    public async Task Json_OfACapture_HasHeadersWithTypesAndThePayload()
    {
        var run = await _commands.RunAsync("decode", Golden, "--json");

        var text = run.Lines.Select(l => JsonDocument.Parse(l).RootElement).ElementAt(1);
        text.GetProperty("offset").GetInt64().ShouldBe(79);
        text.GetProperty("depth").GetInt32().ShouldBe(1);
        text.GetProperty("payload").GetProperty("Text").GetString().ShouldBe("Hi.");
        text.GetProperty("headers")[0].GetProperty("type").GetString().ShouldBe("string");
    }

    [Fact]
    public async Task Message_WithADamagedPayload_IsNamedAndTheNextIsRead()
    {
        var bytes = GoldenBytes();
        bytes[150] ^= 1;

        var run = await _commands.RunAsync(["decode"], bytes);

        run.Status.ShouldBe(1);
        run.Lines[0].ShouldStartWith("@0 MALFORMED MessageChecksum:");
        run.Lines[1].ShouldStartWith("@192 signed envelope");
        run.Lines[^1].ShouldBe("2 messages, 1 malformed");
    }

    [Fact]
    public async Task Message_WithADamagedPrelude_EndsTheReading()
    {
        var bytes = GoldenBytes();
        bytes[192 + 3] ^= 1;

        var run = await _commands.RunAsync(["decode", "--json"], bytes);

        run.Status.ShouldBe(1);
        var last = JsonDocument.Parse(run.Lines[^1]).RootElement;
        last.GetProperty("offset").GetInt64().ShouldBe(192);
        last.GetProperty("malformation").GetString().ShouldBe("PreludeChecksum");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Capture_CutShort_SaysWhatIsMissing(int left)
    {
        var run = await _commands.RunAsync(["decode"], GoldenBytes()[..(192 + left)]);

        run.Status.ShouldBe(1);
        run.Lines[^2].ShouldStartWith($"@192 MALFORMED Truncated: {left} bytes are left");
    }

    [Fact]
    public async Task Headers_OfEveryType_AreShown()
    {
        var run = await _commands.RunAsync(["decode"], EveryHeaderType());

        run.Status.ShouldBe(0, run.Output);
        run.Output.ShouldContain("t (boolean) = true");
        run.Output.ShouldContain("b (int8) = -1");
        run.Output.ShouldContain("i (int32) = -70000");
        run.Output.ShouldContain("u (uuid) = 00010203-0405-0607-0809-0a0b0c0d0e0f");
        run.Output.ShouldContain("payload of 3 bytes");
    }

    private static byte[] GoldenBytes() => [.. File.ReadLines(Golden).Where(l => !l.StartsWith('#')).SelectMany(Convert.FromHexString)];

    private static byte[] EveryHeaderType()
    {
        byte[] headers =
        [
            1, (byte)'t', 0, 1, (byte)'b', 2, 0xFF, 1, (byte)'i', 4, 0xFF, 0xFE, 0xEE, 0x90,
            1, (byte)'u', 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        ];
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(output, headers, [1, 2, 3]);
        return output.WrittenSpan.ToArray();
    }
}
