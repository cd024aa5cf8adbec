using System.CommandLine;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Serve;

/// <summary><c>antiphon serve</c>: the server, until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const string Examples = """
        antiphon serve                                # https://localhost:8443, this machine only
        antiphon serve --limits aws                   # Amazon's documented quotas, for tests of what will run there
        antiphon serve --host '*' --port 443          # every address: keys are what protects it
        antiphon serve --engines tone --port 0        # a beep a word on a free port, for tests
        ANTIPHON_LIMITS__MAX_STREAMS=100 antiphon serve
        """;

    public static Command Create(CommandTree tree)
    {
        var options = new SettingOptions();
        var command = tree.Command("serve", "Serves Amazon Polly's streams until Ctrl-C; prints one line with the word 'ready'.", Examples, options.Server);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed, tree.Surroundings), tree.Surroundings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, Surroundings surroundings, CancellationToken cancellationToken)
    {
        await using var host = await AntiphonHost.StartAsync(settings, surroundings, cancellationToken);
        foreach (var missing in MissingParts.Of(host.Engines)) surroundings.Say(missing);
        surroundings.Output.WriteLine(ReadyLine.Of(host, settings, surroundings));
        await surroundings.Output.FlushAsync(CancellationToken.None);
        await ServeUntilAskedAsync(host, settings, cancellationToken);
        return ExitCodes.Success;
    }

    /// <summary>Serves until the token is cancelled, then ends in good order.</summary>
    public static async Task ServeUntilAskedAsync(AntiphonHost host, Settings settings, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(asked.SetResult)) await asked.Task;
        await host.StopAsync(settings.ShutdownTimeout);
    }
}
