using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiphonEspeak.Native;
using AntiphonEspeak.Protocol;

namespace AntiphonEspeak.Speaking;

/// <summary>
/// Answers requests, one after the other, on the thread that calls it. The library calls back into static methods only, hence the
/// one static reference to the utterance being spoken.
/// </summary>
internal sealed class Speaker(Func<EspeakLibrary> load, EspeakLibrary loaded, ReplyWriter replies, CancelledIds cancelled) : IDisposable
{
    // Above 70 the loudest of 262 voices (Klingon, Vietnamese) run into the library's own limiter; at 65 the loudest peaks at about
    // 31 thousand of 32, half of them above 16.
    private const int Volume = 65;

    private static Utterance? _current;
    private EspeakLibrary _library = loaded;
    private bool _used;

    public void Answer(Request request)
    {
        if (request.Type == Wire.Phonemes)
        {
            AnswerPhonemes(request);
            return;
        }

        // The same request gives the same samples only in a library that has done nothing before.
        if (_used) Renew();
        AnswerSpeech(request);
        if (!cancelled.IsClosed) Renew();
    }

    public void Dispose() => _library.Dispose();

    private unsafe void AnswerSpeech(Request request)
    {
        if (!Select(request)) return;
        _library.Set(EspeakLibrary.Parameter.WordsPerMinute, request.WordsPerMinute);
        _library.Set(EspeakLibrary.Parameter.Pitch, request.Pitch);
        _library.Set(EspeakLibrary.Parameter.Volume, Volume);

        var text = PlainText.Of(request.Text);
        var utterance = new Utterance(request, text, replies, cancelled);
        _current = utterance;
        var error = _library.Speak(text.Text, (request.Flags & Wire.EndsOpen) != 0, &OnSamples);
        _current = null;

        if (utterance.Failure is not null) throw new IOException("the output is closed", utterance.Failure);
        if (error == 0 || utterance.IsStopped) replies.End(request.Id, utterance.IsStopped);
        else replies.Refused(request.Id, $"the library answered {error}");
    }

    private void AnswerPhonemes(Request request)
    {
        if (Select(request)) replies.Ipa(request.Id, Phonemizer.Ipa(_library, PlainText.Of(request.Text).Text));
    }

    private bool Select(Request request)
    {
        _used = true;
        if (_library.SelectVoice(request.Voice)) return true;
        replies.Refused(request.Id, $"no voice {request.Voice}");
        return false;
    }

    private void Renew()
    {
        _library.Dispose();
        _library = load();
        _used = false;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int OnSamples(short* samples, int count, EspeakEvent* events)
    {
        var utterance = _current;
        return utterance is null || !utterance.Take(samples, count, events) ? 1 : 0;
    }
}
