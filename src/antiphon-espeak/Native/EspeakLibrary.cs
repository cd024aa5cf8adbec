using System.Runtime.InteropServices;
using System.Text;

namespace AntiphonEspeak.Native;

/// <summary>
/// One loaded copy of libespeak-ng. The library keeps its state in globals, some of which (pitch flutter, echo) outlive an
/// utterance and cannot be reset through its interface: equal requests gave different samples. Unloading the library and
/// loading it again gives it fresh globals in about 2 ms, so <see cref="Dispose"/> really unloads it. Not thread-safe.
/// </summary>
internal sealed unsafe partial class EspeakLibrary : IDisposable
{
    /// <summary>Samples a second; every formant voice of the library has this rate.</summary>
    public const int SampleRate = 22050;

    private const int Synchronous = 2;
    private const int DoNotExit = 0x8000;
    private const int PhonemeEvents = 1;
    private const int PhonemeEventsInIpa = 2;
    private const uint Utf8 = 1;

    // Without it the silence that a stop asks for is left out at the end of a text, and sentence would run into sentence.
    private const uint EndPause = 0x1000;
    private const int Ipa = 2;
    private const int ByCharacter = 1;
    private const int BufferMilliseconds = 20;

    private readonly nint _handle;

    private EspeakLibrary(nint handle) => _handle = handle;

    /// <summary>Parameters of <c>espeak_SetParameter</c>.</summary>
    public enum Parameter
    {
        WordsPerMinute = 1,
        Volume = 2,
        Pitch = 3,
    }

    /// <summary>Loads and starts the library.</summary>
    /// <param name="path">Name or path of the shared library.</param>
    /// <param name="dataFolder">Folder that holds <c>espeak-ng-data</c>; null for the library's own.</param>
    /// <exception cref="EspeakMissingException">The library or its data is not there.</exception>
    public static EspeakLibrary Load(string path, string? dataFolder)
    {
        if (!NativeLibrary.TryLoad(path, out var handle)) throw new EspeakMissingException($"{path} cannot be loaded");
        var library = new EspeakLibrary(handle);
        SeedNoise(1);   // breath is made of the C library's rand(), which does not start anew with this one
        var rate = library.Initialize(dataFolder);
        if (rate == SampleRate) return library;
        throw new EspeakMissingException($"the data of {path} cannot be read (result {rate})");
    }

    /// <summary>The library's version: <c>1.51</c>.</summary>
    public string Version
    {
        get
        {
            byte* dataFolder = null;
            var text = ((delegate* unmanaged<byte**, byte*>)Export("espeak_Info"))(&dataFolder);
            return Marshal.PtrToStringUTF8((nint)text) ?? "";
        }
    }

    /// <summary>Every voice file; variants are not among them.</summary>
    public IEnumerable<VoiceFile> Voices()
    {
        var found = new List<VoiceFile>();
        var list = ((delegate* unmanaged<EspeakVoice*, EspeakVoice**>)Export("espeak_ListVoices"))(null);
        for (; list is not null && *list is not null; list++) found.Add(VoiceFile.Read(**list));
        return found;
    }

    /// <summary>Chooses a voice file, a variant after <c>+</c>.</summary>
    /// <returns>False when there is no such voice.</returns>
    public bool SelectVoice(string name)
    {
        fixed (byte* bytes = ZeroEnded(name))
        {
            return ((delegate* unmanaged<byte*, int>)Export("espeak_SetVoiceByName"))(bytes) == 0;
        }
    }

    public void Set(Parameter parameter, int value) =>
        ((delegate* unmanaged<int, int, int, int>)Export("espeak_SetParameter"))((int)parameter, value, 0);

    /// <summary>Speaks <paramref name="text"/>; returns when <paramref name="callback"/> has had everything or has answered 1.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="endsOpen">Whether no pause follows its last word.</param>
    /// <param name="callback">Takes sound and events.</param>
    /// <returns>Zero, or the library's error.</returns>
    public int Speak(string text, bool endsOpen, delegate* unmanaged[Cdecl]<short*, int, EspeakEvent*, int> callback)
    {
        ((delegate* unmanaged<delegate* unmanaged[Cdecl]<short*, int, EspeakEvent*, int>, void>)Export("espeak_SetSynthCallback"))(callback);
        var bytes = ZeroEnded(text);
        fixed (byte* start = bytes)
        {
            var synthesize = (delegate* unmanaged<byte*, nuint, uint, int, uint, uint, uint*, void*, int>)Export("espeak_Synth");
            return synthesize(start, (nuint)bytes.Length, 0, ByCharacter, 0, Utf8 | (endsOpen ? 0u : EndPause), null, null);
        }
    }

    /// <summary>Reads one clause from the front of a zero-ended UTF-8 text and moves <paramref name="text"/> behind it, to null at the end.</summary>
    /// <returns>The clause's IPA without its punctuation.</returns>
    public string ClausePhonemes(ref byte* text)
    {
        fixed (byte** pointer = &text)
        {
            var ipa = ((delegate* unmanaged<byte**, int, int, byte*>)Export("espeak_TextToPhonemes"))(pointer, (int)Utf8, Ipa);
            return Marshal.PtrToStringUTF8((nint)ipa) ?? "";
        }
    }

    public void Dispose()
    {
        // Once for each load: a second Terminate in one life of the library waits for ever (1.51).
        ((delegate* unmanaged<int>)Export("espeak_Terminate"))();
        NativeLibrary.Free(_handle);
    }

    private int Initialize(string? dataFolder)
    {
        fixed (byte* path = dataFolder is null ? null : ZeroEnded(dataFolder))
        {
            var start = (delegate* unmanaged<int, int, byte*, int, int>)Export("espeak_Initialize");
            return start(Synchronous, BufferMilliseconds, path, DoNotExit | PhonemeEvents | PhonemeEventsInIpa);
        }
    }

    [LibraryImport("libc", EntryPoint = "srand")]
    private static partial void SeedNoise(uint seed);

    private nint Export(string name) => NativeLibrary.GetExport(_handle, name);

    private static byte[] ZeroEnded(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
