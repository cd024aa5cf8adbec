using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Antiphon.Audio.Native;

/// <summary>Owns libvorbis's state of one stream: four structures that point at each other, in one block. Not thread-safe.</summary>
internal sealed unsafe class VorbisHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    // Where a long has 64 bits, vorbis_info has 56 bytes, vorbis_comment 32, vorbis_dsp_state 144 and vorbis_block 192.
    private const int Slot = 512;

    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="quality">-0.1 to 1.</param>
    /// <exception cref="InvalidOperationException">libvorbis has no setup for this rate.</exception>
    public VorbisHandle(int sampleRate, float quality)
        : base(ownsHandle: true)
    {
        SetHandle((nint)NativeMemory.AllocZeroed(4 * Slot));
        try
        {
            Vorbis.InitInfo(Info);
            Demand(Vorbis.InitQuality(Info, 1, sampleRate, quality));
            Vorbis.InitComment(Comment);
            Demand(Vorbis.InitAnalysis(Analysis, Info));
            Demand(Vorbis.InitBlock(Analysis, Block));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private nint Info => handle;

    private nint Comment => handle + Slot;

    private nint Analysis => handle + 2 * Slot;

    private nint Block => handle + 3 * Slot;

    /// <summary>The three packets that precede all audio; they borrow memory of this.</summary>
    public void ReadHeaders(out OggPacket identification, out OggPacket comments, out OggPacket setup)
    {
        Demand(Vorbis.HeaderOut(Analysis, Comment, out identification, out comments, out setup));
        GC.KeepAlive(this);
    }

    /// <summary>Takes samples in. How they are cut into calls shows in the bytes.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        var target = new Span<float>(Vorbis.Buffer(Analysis, samples.Length)[0], samples.Length);
        for (var i = 0; i < samples.Length; i++) target[i] = samples[i] * (1f / 32768);
        Demand(Vorbis.Wrote(Analysis, samples.Length));
        GC.KeepAlive(this);
    }

    /// <summary>Says that no more samples follow.</summary>
    public void End()
    {
        Demand(Vorbis.Wrote(Analysis, 0));
        GC.KeepAlive(this);
    }

    /// <summary>Encodes the next block that the samples so far settle; the packet borrows memory of this until the next call.</summary>
    public bool TryEncode(out OggPacket packet)
    {
        packet = default;
        var ready = Vorbis.BlockOut(Analysis, Block) == 1;
        if (ready) Demand(Vorbis.Encode(Block, out packet));
        GC.KeepAlive(this);
        return ready;
    }

    protected override bool ReleaseHandle()
    {
        // Against the order in which they were made. What never was made is all zeros, which may be cleared.
        _ = Vorbis.ClearBlock(Block);
        Vorbis.ClearAnalysis(Analysis);
        Vorbis.ClearComment(Comment);
        Vorbis.ClearInfo(Info);
        NativeMemory.Free((void*)handle);
        return true;
    }

    private static void Demand(int result)
    {
        if (result < 0) throw new InvalidOperationException($"libvorbis failed with code {result}.");
    }
}
