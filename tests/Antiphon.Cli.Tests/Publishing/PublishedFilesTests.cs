using System.Text.Json;

namespace Antiphon.Cli.Tests.Publishing;

/// <summary>What <c>dotnet publish</c> puts beside the program and a build does not.</summary>
public sealed class PublishedFilesTests
{
    [Fact]
    public async Task Models_AndTheirRuntime_ArePublishedAndNotCopiedByBuilds()
    {
        using var home = new TemporaryFolder();
        var project = Path.Combine(RepositoryFolder.Root, "src", "Antiphon.Cli", "Antiphon.Cli.csproj");

        var run = await BuiltProgram.RunAsync("dotnet", home.Path, "msbuild", project, "-getItem:None");

        run.Status.ShouldBe(0, run.Output + run.Error);
        using var document = JsonDocument.Parse(run.Output);
        var items = document.RootElement.GetProperty("Items").GetProperty("None").EnumerateArray()
            .Where(item => item.TryGetProperty("CopyToPublishDirectory", out var copy) && copy.GetString() == "PreserveNewest").ToList();
        items.ShouldAllBe(item => item.GetProperty("CopyToOutputDirectory").GetString() == "Never");
        items.Select(item => item.GetProperty("Link").GetString()).Order(StringComparer.Ordinal).ShouldBe(
            ["libonnxruntime.so", .. InTheBox().Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> InTheBox() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "models"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file));
}
