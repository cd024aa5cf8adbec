using System.Runtime.InteropServices;
using Antiphon.Audio.Encoding;

namespace Antiphon.Audio.Native;

/// <summary>A codec's shared library: looked for at each first use, so that installing it needs no restart.</summary>
internal sealed class NativeCodecLibrary(string fileName, string debianPackage)
{
    private volatile bool _found;

    public string DebianPackage => debianPackage;

    public bool IsPresent => _found || (_found = NativeLibrary.TryLoad(fileName, typeof(NativeCodecLibrary).Assembly, null, out _));

    /// <exception cref="AudioLibraryMissingException">The library is not installed.</exception>
    public void Require()
    {
        if (!IsPresent) throw new AudioLibraryMissingException(fileName, debianPackage);
    }
}
