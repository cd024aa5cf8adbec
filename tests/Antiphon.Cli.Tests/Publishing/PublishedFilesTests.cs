using System.Runtime.InteropServices;
using System.Text.Json;

namespace Antiphon.Cli.Tests.Publishing;

/// <summary>What <c>dotnet publish</c> puts beside the program and a build does not.</summary>
public sealed class PublishedFilesTests
{
    [Fact]
    public async Task Models_ArePublishedAndNotCopiedByBuilds()
    {
        var items = (await ItemsAsync("None"))
            .Where(item => item.TryGetProperty("CopyToPublishDirectory", out var copy) && copy.GetString() == "PreserveNewest").ToList();
        items.ShouldAllBe(item => item.GetProperty("CopyToOutputDirectory").GetString() == "Never");
        items.Select(item => item.GetProperty("Link").GetString()).Order(StringComparer.Ordinal).ShouldBe(
            InTheBox().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OnnxRuntime_OfABuildForThisMachine_IsThatOfItsPlatformAlone()
    {
        var items = await ItemsAsync("RuntimeTargetsCopyLocalItems", "-target:ResolvePackageAssets", "-property:Configuration=Release");

        items.Where(item => item.GetProperty("AssetType").GetString() == "native")
            .Select(item => item.GetProperty("DestinationSubPath").GetString())
            .ShouldBe([$"{Natives}/libonnxruntime.so", $"{Natives}/libonnxruntime_providers_shared.so"], ignoreOrder: true);
    }

    private static string Natives => $"runtimes/linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}/native";

    private static async Task<List<JsonElement>> ItemsAsync(string kind, params string[] options)
    {
        using var home = new TemporaryFolder();
        var project = Path.Combine(RepositoryFolder.Root, "src", "Antiphon.Cli", "Antiphon.Cli.csproj");
        var run = await BuiltProgram.RunAsync("dotnet", home.Path, ["msbuild", project, $"-getItem:{kind}", .. options]);
        run.Status.ShouldBe(0, run.Output + run.Error);
        using var document = JsonDocument.Parse(run.Output);
        return [.. document.RootElement.GetProperty("Items").GetProperty(kind).Clone().EnumerateArray()];
    }

    private static IEnumerable<string> InTheBox() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "models"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file));
}
