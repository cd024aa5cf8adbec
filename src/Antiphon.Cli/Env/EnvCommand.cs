using System.CommandLine;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Env;

/// <summary><c>antiphon env</c>: the shell lines that point AWS SDKs at the server.</summary>
internal static class EnvCommand
{
    private const string Examples = """
        eval "$(antiphon env)"                 # every AWS SDK started from this shell now calls Antiphon for Polly
        eval "$(antiphon env --profile)"       # the same through a profile; your own credentials stay
        eval "$(antiphon env --unset)"         # back to Amazon
        antiphon env --shell fish | source
        """;

    public static Command Create(CommandTree tree)
    {
        var options = new SettingOptions();
        var profile = new Option<bool>("--profile") { Description = "Set only AWS_PROFILE, AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE." };
        var unset = new Option<bool>("--unset") { Description = "Print the reverse." };
        var shell = new Option<ShellKind>("--shell") { Description = "Whose syntax: posix (sh, bash, zsh), fish or powershell.", DefaultValueFactory = _ => ShellKind.Posix };
        var command = tree.Command("env", "Prints the shell lines that point any AWS SDK at the server; works before its first start.", Examples,
            [profile, unset, shell, .. options.Where]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var script = new ShellScript(parsed.GetValue(shell));
            var settings = options.Read(parsed, tree.Surroundings);
            var environment = new ClientEnvironment(tree.Surroundings, settings);
            await environment.WriteAsync(script, parsed.GetValue(profile), parsed.GetValue(unset), cancellationToken);
            tree.Surroundings.Output.Write(script.ToString());
            return ExitCodes.Success;
        });
        return command;
    }
}
