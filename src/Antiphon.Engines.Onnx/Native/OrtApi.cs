using System.Runtime.InteropServices;

namespace Antiphon.Engines.Onnx.Native;

/// <summary>ONNX Runtime's function table. Valid for the life of the process: the library is never unloaded. Safe for concurrent use.</summary>
internal sealed unsafe class OrtApi
{
    /// <summary>The oldest interface that has all of <see cref="OrtFunction"/>'s meanings settled: ONNX Runtime 1.16.</summary>
    private const uint Interface = 16;

    private readonly nint* _table;

    private OrtApi(nint* table, string version)
    {
        _table = table;
        Version = version;
    }

    /// <summary>The library's own version, <c>1.28.2</c> for one.</summary>
    public string Version { get; }

    public nint this[OrtFunction function] => _table[(int)function];

    /// <summary>The table of a loaded library, or null if the library is older than the interface or is another one.</summary>
    /// <param name="library">As the loader gave it.</param>
    /// <param name="version">The library's version; null if it is another library.</param>
    public static OrtApi? TryGet(nint library, out string? version)
    {
        version = null;
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry)) return null;

        // struct OrtApiBase { GetApi; GetVersionString }
        var entries = ((delegate* unmanaged<nint*>)entry)();
        version = Text(((delegate* unmanaged<nint>)entries[1])());
        var table = ((delegate* unmanaged<uint, nint*>)entries[0])(Interface);
        return table is null ? null : new OrtApi(table, version);
    }

    /// <exception cref="OrtException">The call that gave this status failed.</exception>
    public void Check(nint status)
    {
        if (status == 0) return;
        var code = ((delegate* unmanaged<nint, int>)this[OrtFunction.GetErrorCode])(status);
        var message = Text(((delegate* unmanaged<nint, nint>)this[OrtFunction.GetErrorMessage])(status));
        Release(OrtFunction.ReleaseStatus, status);
        throw new OrtException(code, message);
    }

    public void Release(OrtFunction release, nint value) => ((delegate* unmanaged<nint, void>)this[release])(value);

    public static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";
}
