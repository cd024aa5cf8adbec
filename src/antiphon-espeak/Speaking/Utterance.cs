using System.Runtime.InteropServices;
using AntiphonEspeak.Native;
using AntiphonEspeak.Protocol;

namespace AntiphonEspeak.Speaking;

/// <summary>Turns what the library calls back with into frames, until its request is cancelled.</summary>
internal sealed class Utterance(Request request, PlainText text, ReplyWriter replies, CancelledIds cancelled)
{
    private int _told;

    public bool IsStopped { get; private set; }

    /// <summary>What went wrong while writing; no exception may cross the library.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Called from native code.</summary>
    /// <returns>False to stop the library.</returns>
    public unsafe bool Take(short* samples, int count, EspeakEvent* events)
    {
        if (cancelled.Contains(request.Id)) IsStopped = true;
        if (IsStopped) return false;
        try
        {
            for (; events is not null && events->Type != EspeakEvent.ListEnd; events++)
            {
                if (events->Type == EspeakEvent.Word) TellWord(*events);
                else if (events->Type == EspeakEvent.Phoneme && (request.Flags & Wire.WithSounds) != 0) TellSound(*events);
            }

            if (samples is not null && count > 0) replies.Audio(request.Id, new ReadOnlySpan<short>(samples, count));
            return true;
        }
        catch (IOException failure)
        {
            Failure = failure;
            IsStopped = true;
            return false;
        }
    }

    // Spelled and rewritten words ("12.50") come as several events that overlap: each place in the text is told once.
    private void TellWord(in EspeakEvent word)
    {
        if (!text.TryLocate(word.TextPosition - 1, word.Length, out var start, out var length) || start < _told) return;
        _told = start + length;
        replies.Word(request.Id, start, length, word.Sample);
    }

    private void TellSound(in EspeakEvent sound)
    {
        var name = MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in sound.Value));
        var end = name.IndexOf((byte)0);
        replies.Sound(request.Id, sound.Sample, end < 0 ? name : name[..end]);
    }
}
