namespace Antiphon.Cli.Terminal;

/// <summary>Values as shells read them back unchanged.</summary>
internal static class ShellQuote
{
    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=@%+,";

    /// <summary>For sh, bash and zsh: as it is where nothing needs quoting, else in single quotes.</summary>
    public static string Posix(string value) =>
        value.Length > 0 && value.All(Plain.Contains) ? value : "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>For fish, where a backslash counts inside single quotes.</summary>
    public static string Fish(string value) =>
        "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    /// <summary>For PowerShell.</summary>
    public static string PowerShell(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>A comment must stay one line, whatever it quotes.</summary>
    public static string Comment(string text) => "# " + text.ReplaceLineEndings(" ");
}
