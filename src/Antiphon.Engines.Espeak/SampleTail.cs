using System.Runtime.InteropServices;

namespace Antiphon.Engines.Espeak;

/// <summary>
/// Holds back the last 5 ms of what was made so that they can be faded when the utterance ends: variants with breath and echo stop at
/// up to 211 of 32767, which clicks at a seam. Without an end the samples pass unchanged.
/// </summary>
internal sealed class SampleTail(int sampleRate)
{
    private readonly int _fade = sampleRate / 200;
    private short[] _samples = new short[4096];
    private int _given;
    private int _held;

    /// <summary>Takes new samples and gives the oldest ones; empty when there are too few.</summary>
    /// <returns>Borrowed: valid until the next call.</returns>
    public ReadOnlyMemory<short> Pass(ReadOnlySpan<byte> samples)
    {
        var incoming = MemoryMarshal.Cast<byte, short>(samples);
        MoveHeldToFront();
        if (_held + incoming.Length > _samples.Length) Array.Resize(ref _samples, _held + incoming.Length);
        incoming.CopyTo(_samples.AsSpan(_held));
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

    private void MoveHeldToFront()
    {
        _samples.AsSpan(_given, _held).CopyTo(_samples);
        _given = 0;
    }
}
