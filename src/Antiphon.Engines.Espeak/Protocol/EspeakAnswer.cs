using System.Buffers.Binary;
using System.Text;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>One frame from the program.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Which request it answers.</param>
/// <param name="Body">Borrowed: valid until the next read.</param>
internal readonly record struct EspeakAnswer(FrameType Type, uint Id, ReadOnlyMemory<byte> Body)
{
    /// <summary>The word of a frame <see cref="FrameType.Word"/>.</summary>
    /// <exception cref="EngineException"><see cref="EngineFailure.ProtocolBroken"/>: the frame is too short.</exception>
    public WordMark ToWord() => new(Number(0), Number(1), Number(2));

    /// <summary>The sound of a frame <see cref="FrameType.Sound"/>.</summary>
    /// <exception cref="EngineException"><see cref="EngineFailure.ProtocolBroken"/>: the frame is too short.</exception>
    public SpeechSound ToSound()
    {
        var sample = Number(0);
        return new SpeechSound(Encoding.UTF8.GetString(Body.Span[sizeof(int)..]), sample);
    }

    private int Number(int place)
    {
        if (Body.Length >= (place + 1) * sizeof(int)) return BinaryPrimitives.ReadInt32LittleEndian(Body.Span[(place * sizeof(int))..]);
        throw new EngineException(EngineFailure.ProtocolBroken, $"the espeak program sent a frame {Type} of {Body.Length} bytes");
    }
}
