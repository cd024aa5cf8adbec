using Antiphon.Architecture.Tests.Folders;

namespace Antiphon.Architecture.Tests;

/// <summary>Inside a project, folder A may use folder B, or B may use A, but not both: neither directly nor through others.</summary>
public sealed class FolderCircleTests
{
    private static readonly string[] NotCleanYet =
    [
        "Antiphon.Audio",
        "Antiphon.Server",
        "antiphon-espeak",
    ];

    // Compiles all of src: seconds of processor time.
    [Fact(Timeout = 600_000)]
    public void Folders_OfAProject_HaveNoCircles() => Ratchet.Check(
        from project in SourceProject.In("src")
        from circle in new FolderGraph(new ProjectCompilation(project).Uses()).Circles()
        select (project.Name, $"{project.Name}: {circle}"),
        NotCleanYet,
        "the folders of a project use each other in one direction");
}
