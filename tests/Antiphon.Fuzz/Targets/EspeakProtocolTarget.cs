using System.Buffers.Binary;
using System.Text;
using Antiphon.Engines.Espeak.Protocol;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Fuzz.Targets;

/// <summary>What the espeak program sends: its greeting, then frames of every kind.</summary>
internal sealed class EspeakProtocolTarget : IFuzzTarget
{
    public string Name => "espeak-protocol";

    public byte[] Make(Random random)
    {
        var bytes = new List<byte>(Frame(FrameType.Hello, 0, Greeting(random)));
        for (var n = random.Next(6); n > 0; n--)
        {
            var type = random.GetItems(
                [FrameType.Audio, FrameType.Word, FrameType.Sound, FrameType.End, FrameType.Ipa, FrameType.Refused], 1)[0];
            bytes.AddRange(Frame(type, (uint)random.Next(3), Mutation.RandomBytes(type == FrameType.Word ? 12 : random.Next(20), random)));
        }

        return Mutation.OfBytes([.. bytes], random);
    }

    public void Parse(byte[] input)
    {
        var process = new EndedProcess(input);
        try
        {
            ReadAllAsync(new WorkerPipes("espeak", process, TimeSpan.FromMinutes(1), TimeProvider.System)).GetAwaiter().GetResult();
        }
        catch (EngineException)
        {
            // The protocol may be broken, and the bytes end.
        }
    }

    private static async Task ReadAllAsync(WorkerPipes pipes)
    {
        var (connection, _) = await EspeakConnection.OpenAsync(pipes).ConfigureAwait(false);
        while (true)
        {
            var answer = await connection.ReadAsync().ConfigureAwait(false);
            if (answer.Type == FrameType.Word) answer.ToWord();
            if (answer.Type == FrameType.Sound) answer.ToSound();
        }
    }

    private static byte[] Greeting(Random random)
    {
        var body = new List<byte>();
        AddNumber(body, EspeakWire.Version);
        AddNumber(body, 22_050);
        AddName(body, "1.52");
        var voices = random.Next(4);
        body.AddRange([(byte)voices, 0]);
        for (var n = 0; n < 3 * voices; n++) AddName(body, Mutation.Word(["roa/pt-BR", "pt-br", "Portuguese (Brazil)", ""], random));
        return [.. body];
    }

    private static void AddNumber(List<byte> body, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        body.AddRange(bytes);
    }

    private static void AddName(List<byte> body, string name)
    {
        body.AddRange([(byte)Encoding.UTF8.GetByteCount(name), 0]);
        body.AddRange(Encoding.UTF8.GetBytes(name));
    }

    private static byte[] Frame(FrameType type, uint id, byte[] body)
    {
        var frame = new byte[sizeof(uint) + EspeakWire.HeaderLength + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, EspeakWire.HeaderLength + body.Length);
        frame[4] = (byte)type;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(5), id);
        body.CopyTo(frame, 9);
        return frame;
    }

    private sealed class EndedProcess(byte[] output) : IWorkerProcess
    {
        public int Id => 1;

        public Stream Input => Stream.Null;

        public Stream Output { get; } = new MemoryStream(output);

        public Task Exited => Task.CompletedTask;

        public void Kill()
        {
        }

        public ValueTask<string> LastWordsAsync() => ValueTask.FromResult("its bytes ended");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
