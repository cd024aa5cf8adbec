namespace Antiphon.Audio.Encoding;

/// <summary>A codec's native library is not installed. Nothing was encoded; installing the package and asking again is enough.</summary>
public sealed class AudioLibraryMissingException(string library, string debianPackage)
    : Exception($"{library} is not installed. On Debian and Ubuntu: apt-get install {debianPackage}")
{
    /// <summary>The file that the loader looked for.</summary>
    public string Library { get; } = library;

    /// <summary>The Debian package that holds it.</summary>
    public string DebianPackage { get; } = debianPackage;
}
