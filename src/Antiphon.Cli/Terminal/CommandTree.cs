using System.CommandLine;

namespace Antiphon.Cli.Terminal;

/// <summary>Collects a command's parts so that every command file reads the same: options, examples, action.</summary>
internal sealed class CommandTree(Surroundings surroundings)
{
    private readonly Dictionary<Command, string> _lessons = [];

    /// <summary>What the commands may touch.</summary>
    public Surroundings Surroundings => surroundings;

    /// <summary>The examples of each command.</summary>
    public IReadOnlyDictionary<Command, string> Lessons => _lessons;

    /// <summary>Makes a command of its parts.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="examples">Lines of a shell, with comments.</param>
    /// <param name="parts">Options, arguments and subcommands, in the order of the help.</param>
    public Command Command(string name, string description, string examples, params ReadOnlySpan<Symbol> parts)
    {
        var command = new Command(name, description);
        foreach (var part in parts) Add(command, part);
        _lessons[command] = examples;
        return command;
    }

    /// <summary>Remembers the examples of a command made elsewhere.</summary>
    public void Teach(Command command, string examples) => _lessons[command] = examples;

    private static void Add(Command command, Symbol part)
    {
        if (part is Option option) command.Add(option);
        else if (part is Argument argument) command.Add(argument);
        else if (part is Command subcommand) command.Add(subcommand);
    }
}
