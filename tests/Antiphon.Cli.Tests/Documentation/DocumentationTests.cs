using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Antiphon.Cli.Configuration;

namespace Antiphon.Cli.Tests.Documentation;

public sealed partial class DocumentationTests
{
    private static readonly string Readme = Read("README.md");

    [Fact]
    public async Task Readme_CommandsMarkedAsTested_Succeed()
    {
        var blocks = TestedBlocks().Matches(Readme).Select(m => m.Groups[1].Value).ToList();
        blocks.ShouldNotBeEmpty();
        using var home = new TemporaryFolder();

        // The README's ./antiphon builds first; here it is the program that is built already, in a folder that looks like the root.
        File.CreateSymbolicLink(home.At("antiphon"), BuiltProgram.Path);
        File.CreateSymbolicLink(home.At("tests"), Path.Combine(RepositoryFolder.Root, "tests"));
        foreach (var block in blocks)
        {
            var run = await BuiltProgram.BashAsync(home.Path, "set -e -o pipefail; export ANTIPHON_ENGINES__USE=hibari\n" + block);

            run.Status.ShouldBe(0, run.Error + run.Output);
            run.Output.ShouldContain("Good morning."); // what listen hears of what say says
        }

        new FileInfo(home.At("hello.wav")).Length.ShouldBeGreaterThan(44);
        new FileInfo(home.At("out", "demo.wav")).Length.ShouldBeGreaterThan(44);
    }

    [Fact]
    public void Readme_DotnetProgram_IsTheOneThatCompiles()
    {
        var source = Read("tests/Antiphon.Cli.Tests/Documentation/ReadmeSnippet.cs").Split('\n').SkipWhile(l => l.Trim() != "// begin").Skip(1).TakeWhile(l => l.Trim() != "// end");

        Readme.ShouldContain(string.Join('\n', source.Select(l => l.Length > 8 ? l[8..] : "")));
    }

    [Fact]
    public void Configuration_NamesEveryKeyAndNoOther()
    {
        var documented = DocumentedKeys().Matches(Read("docs/configuration.md")).Select(m => m.Groups[1].Value);

        documented.ShouldBe(SettingKeys.All);
    }

    [Fact]
    public async Task Configuration_NamesEveryMetricAndNoOther()
    {
        var documented = DocumentedMetrics().Matches(Read("docs/configuration.md")).Select(m => m.Groups[1].Value).ToList();
        var made = new ConcurrentDictionary<string, bool>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => made.TryAdd(instrument.Meter.Name + " " + instrument.Name, true) };
        listener.Start();
        using var commands = new CommandRun();

        var run = await commands.RunAsync("say", "--port", "0", "--engines", "tone", "--out", "x.wav", "Hello.");

        run.Status.ShouldBe(0, run.Error);
        var ours = made.Keys.Where(name => name.StartsWith("Antiphon.", StringComparison.Ordinal)).Select(name => name.Split(' ')[1]);
        documented.Order(StringComparer.Ordinal).ShouldBe(ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Notice_NamesEveryPackage()
    {
        var notice = Read("NOTICE.md");
        foreach (Match package in PackageVersions().Matches(Read("Directory.Packages.props"))) notice.ShouldContain(package.Groups[1].Value);
    }

    [Fact]
    public void Links_BetweenDocuments_LeadSomewhere()
    {
        foreach (var document in new[] { "README.md", "NOTICE.md", "docs/configuration.md", "docs/clients.md" })
        {
            foreach (Match link in Links().Matches(Read(document)))
            {
                var target = Path.Combine(RepositoryFolder.Root, Path.GetDirectoryName(document)!, link.Groups[1].Value);
                File.Exists(target).ShouldBeTrue($"{document} links to {link.Groups[1].Value}");
            }
        }
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<!-- tested -->\n```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex TestedBlocks();

    [GeneratedRegex(@"^\| `([a-z_]+(?:\.[a-z0-9_]+)+)` \|.*\|.*\|.*\|$", RegexOptions.Multiline)]
    private static partial Regex DocumentedKeys();

    [GeneratedRegex(@"^\| `((?:antiphon|gen_ai)\.[a-z_.]+)` \|.*\|$", RegexOptions.Multiline)]
    private static partial Regex DocumentedMetrics();

    [GeneratedRegex(@"<PackageVersion Include=""([^""]+)""")]
    private static partial Regex PackageVersions();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Links();
}
