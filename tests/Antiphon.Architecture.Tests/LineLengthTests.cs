namespace Antiphon.Architecture.Tests;

/// <summary>No analyzer enforces the <c>max_line_length</c> of .editorconfig.</summary>
public sealed class LineLengthTests
{
    private const int Most = 140;

    private static readonly string[] NotCleanYet =
    [
        "Antiphon.Cli",
        "Antiphon.Engines.Espeak",
        "Antiphon.Engines.Onnx",
        "Antiphon.Server",
        "Antiphon.Speech",
        "Antiphon.Text",
        "antiphon-espeak",
        "Antiphon.Cli.Tests",
        "Antiphon.Engines.Espeak.Tests",
        "Antiphon.Engines.Onnx.Tests",
        "Antiphon.Server.Tests",
        "Antiphon.Speech.Tests",
    ];

    [Fact]
    public void Lines_EndAt140Columns() => Ratchet.Check(TooLong(), NotCleanYet, $"lines of code end at {Most} columns");

    private static IEnumerable<(string Project, string Place)> TooLong() =>
        from project in SourceProject.In("src", "tests", "bench")
        from file in project.Files
        from line in File.ReadLines(file).Select((text, n) => (text.Length, Number: n + 1))
        where line.Length > Most
        select (project.Name, $"{project.Locate(file)}:{line.Number} has {line.Length}");
}
