using System.Runtime.InteropServices;

namespace Antiphon.Engines.Espeak;

/// <summary>
/// Lets an utterance begin and end at zero. Espeak's own audio may start at 131 of 32767 (Arabic, male) and, with breath and echo, stop
/// at 211, which clicks at a seam: the first 2 ms rise, the last 5 ms fall and are held back until the end is known.
/// </summary>
internal sealed class SampleEdges(int sampleRate)
{
    private readonly int _rise = sampleRate / 500;
    private readonly int _fade = sampleRate / 200;
    private short[] _samples = new short[4096];
    private int _given;
    private int _held;
    private int _taken;

    /// <summary>Takes new samples and gives the oldest ones; empty when there are too few.</summary>
    /// <returns>Borrowed: valid until the next call.</returns>
    public ReadOnlyMemory<short> Pass(ReadOnlySpan<byte> samples)
    {
        var incoming = MemoryMarshal.Cast<byte, short>(samples);
        MoveHeldToFront();
        if (_held + incoming.Length > _samples.Length) Array.Resize(ref _samples, _held + incoming.Length);
        incoming.CopyTo(_samples.AsSpan(_held));
        Rise(_samples.AsSpan(_held, incoming.Length));
        _held += incoming.Length;
        _given = Math.Max(0, _held - _fade);
        _held -= _given;
        return _samples.AsMemory(0, _given);
    }

    /// <summary>Gives what is held back, faded to zero.</summary>
    public ReadOnlyMemory<short> Finish()
    {
        MoveHeldToFront();
        for (var n = 0; n < _held; n++) _samples[n] = (short)(_samples[n] * (_held - 1 - n) / _held);
        return _samples.AsMemory(0, _held);
    }

    private void Rise(Span<short> incoming)
    {
        for (var n = 0; n < incoming.Length && _taken < _rise; n++, _taken++) incoming[n] = (short)(incoming[n] * _taken / _rise);
    }

    private void MoveHeldToFront()
    {
        _samples.AsSpan(_given, _held).CopyTo(_samples);
        _given = 0;
    }
}
