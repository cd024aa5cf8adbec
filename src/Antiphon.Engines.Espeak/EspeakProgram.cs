using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak;

/// <summary>Finds the GPL program. It is never referenced, only started.</summary>
internal static class EspeakProgram
{
    private const string Name = "antiphon-espeak";

    /// <exception cref="EngineException"><see cref="EngineFailure.Unavailable"/>: it is nowhere.</exception>
    public static WorkerCommand Find(EspeakOptions options, string baseFolder)
    {
        var path = Candidates(options, baseFolder).FirstOrDefault(File.Exists)
            ?? throw new EngineException(
                EngineFailure.Unavailable, $"the program {options.ProgramPath ?? Name} is not there: it belongs in {Path.Combine(baseFolder, Name)}");
        string[] arguments = options.Library is null ? [] : [options.Library];

        // Only the .dll, no executable beside it: the host that runs us runs it too.
        return path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? new WorkerCommand(DotnetHost(), [path, .. arguments])
            : new WorkerCommand(path, arguments);
    }

    private static IEnumerable<string> Candidates(EspeakOptions options, string baseFolder)
    {
        if (options.ProgramPath is not null) return [options.ProgramPath];
        var beside = Path.Combine(baseFolder, Name);

        // artifacts/bin/<project>/<configuration>/: the program's own output is two folders up and down again.
        var build = new DirectoryInfo(Path.TrimEndingDirectorySeparator(baseFolder));
        var sibling = Path.Combine(baseFolder, "..", "..", Name, build.Name);
        return from folder in new[] { beside, sibling }
               from file in new[] { Name, Name + ".dll" }
               select Path.Combine(folder, file);
    }

    private static string DotnetHost() =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
}
