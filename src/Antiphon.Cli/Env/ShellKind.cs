namespace Antiphon.Cli.Env;

/// <summary>Whose syntax a script has.</summary>
internal enum ShellKind
{
    /// <summary>sh, bash, zsh, dash.</summary>
    Posix,

    /// <summary>fish.</summary>
    Fish,

    /// <summary>PowerShell.</summary>
    PowerShell,
}
