using Spectre.Console;

namespace Antiphon.Cli.Terminal;

/// <summary>The output as a drawing surface: colours and cursor movement on a terminal only.</summary>
internal static class TerminalOutput
{
    private const int PipedWidth = 200;

    public static IAnsiConsole Create(Surroundings surroundings)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = surroundings.OutputIsTerminal && surroundings.Variable("TERM") is not "dumb" ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = surroundings.OutputHasColours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = surroundings.OutputIsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(surroundings.Output),
        });

        // Tables in a pipe are not folded: whoever reads them cuts columns.
        if (!surroundings.OutputIsTerminal) console.Profile.Width = PipedWidth;
        return console;
    }
}
