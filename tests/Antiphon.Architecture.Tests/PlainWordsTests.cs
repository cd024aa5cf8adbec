using System.Text.RegularExpressions;

namespace Antiphon.Architecture.Tests;

/// <summary>Comments name their subject: the session, the client, this worker.</summary>
public sealed partial class PlainWordsTests
{
    // People may be meant: a few places are left to judgement.
    private const int Allowance = 14;

    private static readonly string[] NotCleanYet =
    [
        "Antiphon.Cli",
        "Antiphon.Engines.Onnx",
        "Antiphon.Server",
        "Antiphon.Speech",
        "Antiphon.Text",
        "antiphon-espeak",
        "Antiphon.Cli.Tests",
        "Antiphon.Engines.Onnx.Tests",
        "Antiphon.Server.Tests",
    ];

    [Fact]
    public void Comments_NameTheirSubject() =>
        Ratchet.Check(Vague(), NotCleanYet, "a comment names its subject, without a pronoun for a person", Allowance);

    private static IEnumerable<(string Project, string Place)> Vague() =>
        from project in SourceProject.In("src", "tests", "bench")
        from file in project.Files
        from line in File.ReadLines(file).Select((text, n) => (Text: text, Number: n + 1))
        where Pronoun().IsMatch(line.Text)
        select (project.Name, $"{project.Locate(file)}:{line.Number}: {line.Text.Trim()}");

    [GeneratedRegex(@"//.*\b([Ww]ho|[Ww]hoever|[Ss]omebody|[Nn]obody)\b")]
    private static partial Regex Pronoun();
}
