using System.Buffers;
using Antiphon.Audio.Native;

namespace Antiphon.Audio.Ogg;

/// <summary>Packs one codec's packets into the pages of one logical Ogg stream (RFC 3533). Not thread-safe; owned by one encoder.</summary>
/// <remarks>
/// A listener hears nothing of a page before all of it is there. The first tenth of a second leaves packet by packet, then a page a tenth
/// of a second: 2 kbit/s of headers. The serial number is fixed, as nothing else shares the file, so that equal input gives equal bytes.
/// </remarks>
/// <param name="granuleRate">Granule units a second.</param>
internal sealed class OggPageWriter(int granuleRate) : IDisposable
{
    private const int SerialNumber = 0x416E7469;
    private const int PagesPerSecond = 10;

    private readonly OggStreamHandle _stream = new(SerialNumber);
    private readonly int _pageSpan = granuleRate / PagesPerSecond;
    private long _pageEnd;

    /// <summary>Appends a packet that waits for its page.</summary>
    public void Add(in OggPacket packet)
    {
        if (Native.Ogg.PacketIn(_stream, packet) != 0) throw new InsufficientMemoryException("libogg could not take a packet.");
    }

    /// <summary>Appends a packet of audio and writes its page if that is due.</summary>
    public void Write(in OggPacket packet, IBufferWriter<byte> output)
    {
        Add(packet);
        if (packet.EndsStream == 0 && packet.Granule >= _pageSpan && packet.Granule - _pageEnd < _pageSpan) return;
        Flush(output);
        _pageEnd = packet.Granule;
    }

    /// <summary>Writes what waits.</summary>
    public void Flush(IBufferWriter<byte> output)
    {
        while (Native.Ogg.Flush(_stream, out var page) != 0)
        {
            output.Write(page.Header);
            output.Write(page.Body);
        }
    }

    public void Dispose() => _stream.Dispose();
}
