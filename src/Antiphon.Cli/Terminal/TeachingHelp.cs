using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Antiphon.Cli.Terminal;

/// <summary>The usual help of a command, followed by what it is good for in practice.</summary>
internal sealed class TeachingHelp(SynchronousCommandLineAction usual, IReadOnlyDictionary<Command, string> lessons) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Puts the lessons into the help of a whole tree of commands.</summary>
    public static void Install(RootCommand root, IReadOnlyDictionary<Command, string> lessons)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new TeachingHelp(new HelpAction { MaxWidth = 110 }, lessons);
    }

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (lessons.TryGetValue(parseResult.CommandResult.Command, out var lesson))
        {
            output.WriteLine("Examples:");
            foreach (var line in lesson.ReplaceLineEndings("\n").TrimEnd().Split('\n')) output.WriteLine("  " + line);
            output.WriteLine();
        }

        return ExitCodes.Success;
    }
}
