using System.Reflection;
using Antiphon.Server.Data;

namespace Antiphon.Server.Tests.Data;

public sealed class DataFolderTests
{
    [Fact]
    public void Folder_WhenMissing_IsCreatedForItsOwnerOnly()
    {
        using var temporary = new TemporaryFolder();

        var folder = new DataFolder(Path.Combine(temporary.Path, "a", "b"));

        Directory.Exists(folder.Root).ShouldBeTrue();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(folder.Root).ShouldBe(DataFolder.OwnerFolder);
    }

    [Fact]
    public void Folder_WhenMissing_HasTheFoldersOfTheStores()
    {
        using var temporary = new TemporaryFolder();

        var folder = temporary.Data;

        foreach (var path in new[] { folder.Stores, folder.Lexicons, folder.TaskOutputs, folder.TaskQueue })
        {
            Directory.Exists(path).ShouldBeTrue(path);
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(DataFolder.OwnerFolder);
        }
    }

    [Fact]
    public void Names_WhenRead_CreateNothing()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.Data;
        Directory.Delete(folder.Root, recursive: true);

        foreach (var property in typeof(DataFolder).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            property.GetValue(folder).ShouldBeOfType<string>().ShouldStartWith(folder.Root);

        Directory.Exists(folder.Root).ShouldBeFalse();
    }

    [Fact]
    public async Task Lock_WhileHeld_KeepsTheNextOneOut()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.Data;
        var first = await folder.LockAsync("x", TimeProvider.System);

        var second = folder.LockAsync("x", TimeProvider.System);
        using (await folder.LockAsync("y", TimeProvider.System)) second.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Lock_NeverReleased_IsReportedWithItsFile()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.Data;
        var time = new ManualTime();
        using var held = await folder.LockAsync("x", time);

        var waiting = folder.LockAsync("x", time);
        await Eventually.Until(() => waiting.IsCompleted, () => time.Advance(TimeSpan.FromSeconds(1)));

        (await Should.ThrowAsync<IOException>(waiting)).Message.ShouldContain(".x.lock");
    }

    [Fact]
    public void Write_OverAFile_ReplacesItAndKeepsItsTimesRising()
    {
        using var temporary = new TemporaryFolder();
        var path = Path.Combine(temporary.Path, "file");
        var last = DateTime.MinValue;
        for (var i = 0; i < 20; i++)
        {
            AtomicFile.WriteSecret(path, "content " + i);
            var now = File.GetLastWriteTimeUtc(path);
            now.ShouldBeGreaterThan(last);
            last = now;
        }

        File.ReadAllText(path).ShouldBe("content 19");
        Directory.GetFiles(temporary.Path).ShouldBe([path]);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
