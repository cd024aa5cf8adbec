using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using AntiphonEspeak.Native;

namespace AntiphonEspeak.Protocol;

/// <summary>Writes frames, each in one write. Blocks while the reader is slow: that is what holds the library back. Not thread-safe.</summary>
internal sealed class ReplyWriter(Stream output)
{
    private byte[] _frame = new byte[4096];
    private int _length;

    public void Hello(string libraryVersion, IReadOnlyCollection<VoiceFile> voices)
    {
        Begin(Wire.Hello, id: 0);
        Number(Wire.Version);
        Number(EspeakLibrary.SampleRate);
        Name(libraryVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), (ushort)voices.Count);
        foreach (var voice in voices)
        {
            Name(voice.Identifier);
            Name(voice.Language);
            Name(voice.Name);
        }

        Send();
    }

    public void Audio(uint id, ReadOnlySpan<short> samples)
    {
        Begin(Wire.Audio, id);
        MemoryMarshal.AsBytes(samples).CopyTo(Take(samples.Length * sizeof(short)));
        Send();
    }

    public void Word(uint id, int start, int length, int sample)
    {
        Begin(Wire.Word, id);
        Number((uint)start);
        Number((uint)length);
        Number((uint)sample);
        Send();
    }

    public void Sound(uint id, int sample, ReadOnlySpan<byte> ipa)
    {
        Begin(Wire.Sound, id);
        Number((uint)sample);
        ipa.CopyTo(Take(ipa.Length));
        Send();
    }

    public void End(uint id, bool stopped)
    {
        Begin(Wire.End, id);
        Take(1)[0] = stopped ? (byte)1 : (byte)0;
        Send();
    }

    public void Ipa(uint id, string phonemes) => Text(Wire.Ipa, id, phonemes);

    public void Refused(uint id, string reason) => Text(Wire.Refused, id, reason);

    private void Text(byte type, uint id, string text)
    {
        Begin(type, id);
        Encoding.UTF8.GetBytes(text, Take(Encoding.UTF8.GetByteCount(text)));
        Send();
    }

    private void Begin(byte type, uint id)
    {
        _length = sizeof(uint);
        Take(1)[0] = type;
        Number(id);
    }

    private void Number(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    private void Name(string name)
    {
        var count = Encoding.UTF8.GetByteCount(name);
        BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), (ushort)count);
        Encoding.UTF8.GetBytes(name, Take(count));
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _frame.Length) Array.Resize(ref _frame, Math.Max(_frame.Length * 2, _length + count));
        _length += count;
        return _frame.AsSpan(_length - count, count);
    }

    private void Send()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_frame, (uint)(_length - sizeof(uint)));
        output.Write(_frame, 0, _length);
        output.Flush();
    }
}
