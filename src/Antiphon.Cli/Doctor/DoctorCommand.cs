using System.CommandLine;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Spectre.Console;

namespace Antiphon.Cli.Doctor;

/// <summary><c>antiphon doctor</c>: what is broken, and how to mend it.</summary>
internal static class DoctorCommand
{
    private const string Examples = """
        antiphon doctor
        antiphon doctor --json | jq 'select(.health != "good")'
        """;

    public static Command Create(CommandTree tree)
    {
        var options = new SettingOptions();
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = tree.Command("doctor", "Looks at ports, libraries, models, voices, certificates, clock and data folder; exit status 1 if something is broken.", Examples,
            [json, .. options.Where, options.Host, options.Engines]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Read(parsed, tree.Surroundings);
            var findings = new List<Finding>();
            await foreach (var finding in Examination.RunAsync(settings, tree.Surroundings, cancellationToken))
            {
                findings.Add(finding);
                if (parsed.GetValue(json)) tree.Surroundings.Output.WriteLine(JsonOf(finding));
            }

            if (!parsed.GetValue(json)) Write(findings, tree.Surroundings);
            return findings.Exists(f => f.Health == Health.Broken) ? ExitCodes.Failure : ExitCodes.Success;
        });
        return command;
    }

    private static void Write(List<Finding> findings, Surroundings surroundings)
    {
        var console = TerminalOutput.Create(surroundings);
        var width = findings.Max(f => f.Subject.Length);
        foreach (var finding in findings)
        {
            var mark = finding.Health switch { Health.Good => "[green]✓[/]", Health.Doubtful => "[yellow]![/]", _ => "[red]✗[/]" };
            console.MarkupLine($"{mark} [bold]{Markup.Escape(finding.Subject.PadRight(width))}[/]  {Markup.Escape(finding.Detail)}");
            if (finding.Fix is { } fix) console.MarkupLine($"  {new string(' ', width)}  [yellow]→ {Markup.Escape(fix)}[/]");
        }

        var broken = findings.Count(f => f.Health == Health.Broken);
        console.WriteLine(broken == 0 ? "Nothing is broken." : $"{broken} of {findings.Count} things are broken.");
    }

    private static string JsonOf(Finding finding) => JsonText.Write(json =>
    {
        json.WriteString("subject", finding.Subject);
        json.WriteString("health", finding.Health.ToString().ToLowerInvariant());
        json.WriteString("detail", finding.Detail);
        if (finding.Fix is { } fix) json.WriteString("fix", fix);
    });
}
