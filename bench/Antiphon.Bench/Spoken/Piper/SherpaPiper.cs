using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Antiphon.Bench.Spoken.Piper;

/// <summary>
/// The peer: a Piper voice in sherpa-onnx's C library, in this process, on one thread, as a .NET program would use it today.
/// </summary>
internal sealed unsafe class SherpaPiper : IDisposable
{
    private const int SampleRate = 22_050;
    private const int ConfigRoom = 4096; // more than the library reads; zero means its default everywhere

    private readonly nint _library;
    private readonly nint _voice;

    /// <exception cref="DllNotFoundException">sherpa-onnx is not installed.</exception>
    public SherpaPiper(PiperModel model, string library, string espeakData)
    {
        _library = NativeLibrary.Load(library);
        var config = (byte*)NativeMemory.AllocZeroed(ConfigRoom);
        var vits = (VitsConfig*)config;
        vits->Model = Marshal.StringToCoTaskMemUTF8(model.Model);
        vits->Tokens = Marshal.StringToCoTaskMemUTF8(model.Tokens);
        vits->DataFolder = Marshal.StringToCoTaskMemUTF8(espeakData);
        (vits->NoiseScale, vits->NoiseScaleW, vits->LengthScale) = (0.667f, 0.8f, 1);
        (vits->Threads, vits->Provider) = (1, Marshal.StringToCoTaskMemUTF8("cpu"));
        _voice = ((delegate* unmanaged<byte*, nint>)Export("SherpaOnnxCreateOfflineTts"))(config);
        foreach (var text in new[] { vits->Model, vits->Tokens, vits->DataFolder, vits->Provider }) Marshal.FreeCoTaskMem(text);
        NativeMemory.Free(config);
        if (_voice == 0) throw new InvalidOperationException("sherpa-onnx refused the Piper voice.");
    }

    public Utterance Say(string text)
    {
        var heard = new Heard { Start = Stopwatch.GetTimestamp() };
        var handle = GCHandle.Alloc(heard);
        var utf8 = Marshal.StringToCoTaskMemUTF8(text);
        var generate = (delegate* unmanaged<nint, nint, int, float, delegate* unmanaged<float*, int, nint, int>, nint, nint>)
            Export("SherpaOnnxOfflineTtsGenerateWithCallbackWithArg");
        var audio = generate(_voice, utf8, 0, 1, &OnAudio, GCHandle.ToIntPtr(handle));
        ((delegate* unmanaged<nint, void>)Export("SherpaOnnxDestroyOfflineTtsGeneratedAudio"))(audio);
        Marshal.FreeCoTaskMem(utf8);
        handle.Free();
        return new Utterance(heard.First, heard.First + heard.Silence, TimeSpan.FromSeconds((double)heard.Samples / SampleRate));
    }

    public void Dispose()
    {
        ((delegate* unmanaged<nint, void>)Export("SherpaOnnxDestroyOfflineTts"))(_voice);
        NativeLibrary.Free(_library);
    }

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);

    [UnmanagedCallersOnly]
    private static int OnAudio(float* samples, int count, nint state)
    {
        var heard = (Heard)GCHandle.FromIntPtr(state).Target!;
        if (heard.Samples == 0)
        {
            heard.First = Stopwatch.GetElapsedTime(heard.Start);
            heard.Silence = Onset.Find(new ReadOnlySpan<float>(samples, count), SampleRate) ?? TimeSpan.Zero;
        }

        heard.Samples += count;
        return 1; // go on
    }

    private sealed class Heard
    {
        public long Start { get; init; }

        public TimeSpan First { get; set; }

        public TimeSpan Silence { get; set; }

        public long Samples { get; set; }
    }

    /// <summary>The beginning of SherpaOnnxOfflineTtsConfig: the VITS model, then what all models share.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct VitsConfig
    {
        public nint Model;
        public nint Lexicon;
        public nint Tokens;
        public nint DataFolder;
        public float NoiseScale;
        public float NoiseScaleW;
        public float LengthScale;
        public nint DictionaryFolder;
        public int Threads;
        public int Debug;
        public nint Provider;
    }
}
