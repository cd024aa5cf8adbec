namespace Antiphon.Testing;

/// <summary>A fact that needs a program of the system; it skips, and says so, where that is not installed.</summary>
public sealed class ToolFactAttribute : Xunit.FactAttribute
{
    public ToolFactAttribute(string program)
    {
        if (!IsInstalled(program)) Skip = program + " is not installed";
    }

    internal static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
