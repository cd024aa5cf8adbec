using System.CommandLine;
using System.CommandLine.Invocation;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Decode;
using Antiphon.Cli.Demo;
using Antiphon.Cli.Doctor;
using Antiphon.Cli.Env;
using Antiphon.Cli.Keys;
using Antiphon.Cli.Listen;
using Antiphon.Cli.Phonemes;
using Antiphon.Cli.Say;
using Antiphon.Cli.Segment;
using Antiphon.Cli.Serve;
using Antiphon.Cli.Terminal;
using Antiphon.Cli.Voices;

namespace Antiphon.Cli;

/// <summary>The command line as a whole: all commands, and how their failures reach the user.</summary>
internal static class Application
{
    private const string Examples = """
        antiphon demo                          # hear it: text goes in word by word, speech comes out meanwhile
        antiphon serve                         # serve Amazon Polly's streams on https://localhost:8443
        eval "$(antiphon env)"                 # point every AWS SDK of this shell at it
        antiphon say "Good morning."           # speak
        antiphon doctor                        # what is broken, and how to mend it
        """;

    /// <summary>Runs one command.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var parsed = CreateRoot(surroundings).Parse(args);
        var configuration = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Interruption owns the signals
        };
        try
        {
            var status = await parsed.InvokeAsync(configuration, cancellationToken);
            return parsed.Action is ParseErrorAction ? ExitCodes.Usage : status;
        }
        catch (CommandException failure)
        {
            surroundings.Say(failure.Message);
            return failure.ExitCode;
        }
        catch (SettingsException wrong)
        {
            surroundings.Say(wrong.Message);
            return ExitCodes.Usage;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            surroundings.Say(failure.Message);
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    private static RootCommand CreateRoot(Surroundings surroundings)
    {
        var tree = new CommandTree(surroundings);
        var root = new RootCommand("Self-hosted, full-duplex speech that speaks Amazon Polly's streaming protocol: text in while audio comes out.")
        {
            DemoCommand.Create(tree),
            ServeCommand.Create(tree),
            SayCommand.Create(tree),
            ListenCommand.Create(tree),
            EnvCommand.Create(tree),
            VoicesCommand.Create(tree),
            KeysCommand.Create(tree),
            DoctorCommand.Create(tree),
            SegmentCommand.Create(tree),
            PhonemesCommand.Create(tree),
            DecodeCommand.Create(tree),
        };
        tree.Teach(root, Examples);
        TeachingHelp.Install(root, tree.Lessons);
        return root;
    }
}
