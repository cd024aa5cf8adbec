using System.Buffers.Binary;
using System.Text;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>What the program tells when it is ready.</summary>
/// <param name="SampleRate">Samples a second of all its voices.</param>
/// <param name="LibraryVersion">libespeak-ng's version.</param>
/// <param name="Voices">One for each voice file.</param>
internal sealed record EspeakGreeting(int SampleRate, string LibraryVersion, IReadOnlyList<EspeakVoiceFile> Voices)
{
    /// <exception cref="EngineException"><see cref="EngineFailure.ProtocolBroken"/>: it is no greeting of our version.</exception>
    public static EspeakGreeting Parse(EspeakAnswer answer)
    {
        try
        {
            var body = answer.Body.Span;
            if (answer.Type != FrameType.Hello || TakeNumber(ref body) != EspeakWire.Version) throw Broken(inner: null);
            var rate = TakeNumber(ref body);
            var version = TakeName(ref body);
            var voices = new EspeakVoiceFile[TakeCount(ref body)];
            for (var n = 0; n < voices.Length; n++) voices[n] = new EspeakVoiceFile(
                TakeName(ref body), TakeName(ref body), TakeName(ref body));
            return new EspeakGreeting(rate, version, voices);
        }
        catch (ArgumentOutOfRangeException failure)
        {
            throw Broken(failure);
        }
    }

    private static int TakeNumber(ref ReadOnlySpan<byte> body)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(body);
        body = body[sizeof(int)..];
        return number;
    }

    private static ushort TakeCount(ref ReadOnlySpan<byte> body)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(body);
        body = body[sizeof(ushort)..];
        return count;
    }

    private static string TakeName(ref ReadOnlySpan<byte> body)
    {
        var length = TakeCount(ref body);
        var name = Encoding.UTF8.GetString(body[..length]);
        body = body[length..];
        return name;
    }

    private static EngineException Broken(Exception? inner) =>
        new(EngineFailure.ProtocolBroken, "the espeak program does not greet as this version expects", inner);
}
