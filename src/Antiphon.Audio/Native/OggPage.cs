using System.Runtime.InteropServices;

namespace Antiphon.Audio.Native;

/// <summary><c>ogg_page</c>: one page of a stream, in two pieces of the stream's own memory.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct OggPage
{
    private readonly byte* _header;
    private readonly nint _headerLength;
    private readonly byte* _body;
    private readonly nint _bodyLength;

    public ReadOnlySpan<byte> Header => new(_header, checked((int)_headerLength));

    public ReadOnlySpan<byte> Body => new(_body, checked((int)_bodyLength));
}
