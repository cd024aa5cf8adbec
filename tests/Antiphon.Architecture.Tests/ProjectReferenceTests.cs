using System.Xml.Linq;

namespace Antiphon.Architecture.Tests;

/// <summary>The table of ARCHITECTURE.md against the project files: an arrow that is not drawn does not exist.</summary>
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
    public void Project_IsReferencedByNobody_WhenItIsTheGplProgram(string project) => ReferencesOf(project).ShouldNotContain("antiphon-espeak");

    [Fact]
    public void Table_NamesOnlyProjectsThatExist() => ReadTable().Keys.Except(Names()).ShouldBeEmpty();

    [Fact]
    public void NoNamespaceSegment_IsExactlyPolly()
    {
        // It would shadow the resilience library's namespace in every file below it.
        var offenders = Directory.EnumerateDirectories(Path.Combine(RepositoryFolder.Root, "src"), "Polly", SearchOption.AllDirectories);
        offenders.ShouldBeEmpty();
    }

    private static IEnumerable<string> ProjectFiles() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.csproj", SearchOption.AllDirectories).Order();

    private static IEnumerable<string> Names() => ProjectFiles().Select(file => Path.GetFileNameWithoutExtension(file)!);

    private static string[] ReferencesOf(string project)
    {
        var file = ProjectFiles().Single(f => Path.GetFileNameWithoutExtension(f) == project);
        return [.. XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!))];
    }

    private static Dictionary<string, HashSet<string>> ReadTable()
    {
        var rows = new Dictionary<string, HashSet<string>>();
        foreach (var line in File.ReadLines(Path.Combine(RepositoryFolder.Root, "ARCHITECTURE.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)))
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
