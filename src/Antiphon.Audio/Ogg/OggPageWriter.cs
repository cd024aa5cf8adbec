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
        // FFmpeg does not take the padding off a stream that is one page of audio.
        if (packet.EndsStream != 0 && _pageEnd == 0) Flush(output);
        Add(packet);
        if (packet.EndsStream == 0 && !IsDue(packet.Granule)) return;
        Flush(output);
        _pageEnd = packet.Granule;
    }

    /// <summary>Writes what waits, with or without samples.</summary>
    public void Flush(IBufferWriter<byte> output)
    {
        while (Native.Ogg.Flush(_stream, out var page) != 0)
        {
            output.Write(page.Header);
            output.Write(page.Body);
        }
    }

    public void Dispose() => _stream.Dispose();

    // Vorbis's first packet makes no samples yet; a page of nothing counts as a fault.
    private bool IsDue(long granule) => granule > 0 && (granule < _pageSpan || granule - _pageEnd >= _pageSpan);
}
