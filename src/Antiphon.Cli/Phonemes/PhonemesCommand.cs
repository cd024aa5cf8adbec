using System.CommandLine;
using System.Text;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Text.English;

namespace Antiphon.Cli.Phonemes;

/// <summary><c>antiphon phonemes</c>: how the neural voice reads English.</summary>
internal static class PhonemesCommand
{
    private const string Examples = """
        echo "Dr. Smith paid \$12.99 on 3 May." | antiphon phonemes
        antiphon phonemes --accent gb <book.txt                 # one line for each line of the text
        echo "Say [hibari](/hibˈɑɹi/) twice." | antiphon phonemes   # a reading of your own
        """;

    public static Command Create(CommandTree tree)
    {
        var settings = new SettingOptions();
        var accent = new Option<string>("--accent", "-a")
        {
            HelpName = "us|gb",
            Description = "Whose English: General American or Southern British.",
            DefaultValueFactory = _ => "us",
        };
        accent.AcceptOnlyFromAmong("us", "gb");
        var command = tree.Command("phonemes", "Prints the phonemes of each line of standard input as the neural voice gets them, one line each.", Examples,
            accent, settings.Data, settings.Config);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var english = parsed.GetValue(accent) == "gb" ? EnglishAccent.British : EnglishAccent.American;
            await RunAsync(tree.Surroundings, settings.Read(parsed, tree.Surroundings), english, cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    /// <exception cref="CommandException">libonnxruntime or a file of the model is not there.</exception>
    private static async Task RunAsync(Surroundings surroundings, Settings settings, EnglishAccent accent, CancellationToken cancellationToken)
    {
        try
        {
            using var frontEnd = EnglishFrontEnd.Load(new NeuralRuntime(NeuralOptions.Of(settings)));
            await ReadAsync(surroundings, new LineReading(frontEnd.Of(accent)), cancellationToken);
        }
        catch (Exception missing) when (missing is OnnxException or ModelException)
        {
            throw new CommandException(missing.Message, inner: missing);
        }
    }

    // Line by line, so that a program at the other end of two pipes can ask and wait.
    private static async Task ReadAsync(Surroundings surroundings, LineReading reading, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(surroundings.Input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            surroundings.Output.WriteLine(reading.Read(line));
            surroundings.Output.Flush();
        }
    }
}
