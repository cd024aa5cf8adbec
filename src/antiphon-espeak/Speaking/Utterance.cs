using AntiphonEspeak.Native;
using AntiphonEspeak.Protocol;

namespace AntiphonEspeak.Speaking;

/// <summary>Turns what the library calls back with into frames, until its id is cancelled.</summary>
internal sealed class Utterance(uint id, PlainText text, ReplyWriter replies, CancelledIds cancelled)
{
    private int _told;

    public bool IsStopped { get; private set; }

    /// <summary>What went wrong while writing; no exception may cross the library.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Called from native code.</summary>
    /// <returns>False to stop the library.</returns>
    public unsafe bool Take(short* samples, int count, EspeakEvent* events)
    {
        if (cancelled.Contains(id)) IsStopped = true;
        if (IsStopped) return false;
        try
        {
            for (; events is not null && events->Type != EspeakEvent.ListEnd; events++)
            {
                if (events->Type == EspeakEvent.Word) TellWord(*events);
            }

            if (samples is not null && count > 0) replies.Audio(id, new ReadOnlySpan<short>(samples, count));
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
        replies.Word(id, start, length, word.Sample);
    }
}
