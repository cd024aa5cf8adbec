using System.Collections;

namespace Antiphon.Cli.Terminal;

/// <summary>What a command may touch of its process. Tests bring their own.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output as bytes.</summary>
    public required Stream OutputBytes { get; init; }

    /// <summary>Standard output as text: results, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: everything said on the way.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The environment, as it was when the process began.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where relative paths begin.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether a person reads the output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether the output may have colours (no-color.org).</summary>
    public bool OutputHasColours => OutputIsTerminal && Variable("NO_COLOR") is null && Variable("TERM") is not "dumb";

    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        OutputBytes = Console.OpenStandardOutput(),
        Output = Console.Out,
        Error = Console.Error,
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => e.Value as string ?? "", StringComparer.Ordinal),
        WorkingFolder = Environment.CurrentDirectory,
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
    };

    /// <summary>A variable's value; null where it is not set or empty.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The absolute form of a path given by the user.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, WorkingFolder);

    /// <summary>The path of a program that the user could start by its name, or null.</summary>
    public string? FindProgram(string name) => (Variable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>A path as a person would write it: relative below the working folder, whole elsewhere.</summary>
    public string Shorten(string path)
    {
        var relative = Path.GetRelativePath(WorkingFolder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path, WorkingFolder) : relative;
    }

    /// <summary>Says one line on standard error.</summary>
    public void Say(string line) => Error.WriteLine("antiphon: " + line);
}
