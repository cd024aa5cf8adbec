using Antiphon.Audio.Encoding;
using Antiphon.Audio.Native;

namespace Antiphon.Audio.Tests.Native;

public sealed class NativeCodecLibraryTests
{
    [Fact]
    public void Library_NotInstalled_NamesItsDebianPackage()
    {
        var library = new NativeCodecLibrary("libantiphon-absent.so.9", "libabsent9");

        library.IsPresent.ShouldBeFalse();
        var exception = Should.Throw<AudioLibraryMissingException>(library.Require);
        exception.Message.ShouldContain("apt-get install libabsent9");
        exception.Library.ShouldBe("libantiphon-absent.so.9");
        exception.DebianPackage.ShouldBe("libabsent9");
    }

    [Fact]
    public void Library_NoSharedObject_CountsAsMissing()
    {
        var text = Path.GetTempFileName();
        try
        {
            File.WriteAllText(text, "not a library");
            new NativeCodecLibrary(text, "any").IsPresent.ShouldBeFalse();
        }
        finally
        {
            File.Delete(text);
        }
    }

    [ToolFact("lame")]
    public void Library_Installed_IsFound()
    {
        Lame.Library.IsPresent.ShouldBeTrue();
        Should.NotThrow(Lame.Library.Require);
    }
}
