using System.Xml.Linq;

namespace Antiphon.Architecture.Tests;

/// <summary>The project files reference only what the table of ARCHITECTURE.md allows.</summary>
public sealed class ProjectReferenceTests
{
    private const string Everything = "all of the above";

    public static TheoryData<string> Projects => [.. Names()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatTheTableAllows(string project)
    {
        var rows = ReadTable();
        rows.ShouldContainKey(project, $"{project} has no row in ARCHITECTURE.md");
        var allowed = rows[project];

        ReferencesOf(project).Except(allowed).ShouldBeEmpty($"{project} references a room that its row in ARCHITECTURE.md does not name");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_NeverReferencesTheGplProgram(string project) => ReferencesOf(project).ShouldNotContain("antiphon-espeak");

    [Fact]
    public void Table_NamesOnlyProjectsThatExist() => ReadTable().Keys.Except(Names()).ShouldBeEmpty();

    [Fact]
    public void NoNamespaceSegment_IsExactlyPolly()
    {
        // Such a segment would shadow the namespace of the resilience library Polly.
        var offenders = Directory.EnumerateDirectories(Path.Combine(RepositoryFolder.Root, "src"), "Polly", SearchOption.AllDirectories);
        offenders.ShouldBeEmpty();
    }

    private static IEnumerable<string> ProjectFiles() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.csproj", SearchOption.AllDirectories).Order();

    private static IEnumerable<string> Names() => ProjectFiles().Select(file => Path.GetFileNameWithoutExtension(file)!);

    private static string[] ReferencesOf(string project)
    {
        var file = ProjectFiles().Single(f => Path.GetFileNameWithoutExtension(f) == project);
        var references = XDocument.Load(file).Descendants("ProjectReference").Select(reference => (string)reference.Attribute("Include")!);
        return [.. references.Select(path => Path.GetFileNameWithoutExtension(path))];
    }

    private static Dictionary<string, HashSet<string>> ReadTable()
    {
        var rows = new Dictionary<string, HashSet<string>>();
        var page = File.ReadLines(Path.Combine(RepositoryFolder.Root, "ARCHITECTURE.md"));
        foreach (var line in page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            var above = rows.Keys.ToHashSet();
            rows[cells[1].Trim('`')] = cells[3] == Everything ? above : RoomsIn(cells[3]);
        }

        return rows;
    }

    private static HashSet<string> RoomsIn(string cell) =>
        [.. cell.Split(',', StringSplitOptions.TrimEntries).Where(n => n != "–").Select(n => "Antiphon." + n)];
}
