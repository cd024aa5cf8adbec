namespace Antiphon.Testing;

/// <summary>A fact that needs the reference vectors; it skips, and says so, where they are absent.</summary>
public sealed class SharedFactAttribute : Xunit.FactAttribute
{
    public SharedFactAttribute()
    {
        if (RepositoryFolder.Shared is null) Skip = SharedData.Missing;
    }
}

/// <summary>A theory that needs the reference vectors; it skips, and says so, where they are absent.</summary>
public sealed class SharedTheoryAttribute : Xunit.TheoryAttribute
{
    /// <param name="program">A program of the system that the theory needs too.</param>
    public SharedTheoryAttribute(string? program = null)
    {
        if (RepositoryFolder.Shared is null) Skip = SharedData.Missing;
        else if (program is not null && !ToolFactAttribute.IsInstalled(program)) Skip = program + " is not installed";
    }
}

internal static class SharedData
{
    public const string Missing = "the reference vectors are not here: set SHARED_DIR to their folder";
}
