using System.CommandLine;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;

namespace Antiphon.Cli.Listen;

/// <summary><c>antiphon listen</c>: recordings as text.</summary>
internal static class ListenCommand
{
    private const string Examples = """
        antiphon listen meeting.wav                             # prints what was said, as it is heard
        antiphon listen talk.mp3 interview.flac                 # anything that ffmpeg reads, a line each
        antiphon listen --rate 8000 call.pcm                    # raw 16-bit samples have no rate of their own
        antiphon say "Good morning." --out - | antiphon listen --rate 16000 -
        """;

    public static Command Create(CommandTree tree)
    {
        var settings = new SettingOptions();
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "WAV, or what ffmpeg reads where that is installed; - is standard input." };
        var rate = new Option<int?>("--rate") { HelpName = "HZ", Description = "The files are raw samples at this rate: signed 16 bits, little-endian, one channel." };
        var command = tree.Command("listen", "Prints what is said in recordings. English; hears on this machine, without a server.", Examples,
            files, rate, settings.Data, settings.Config);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var recognizer = CreateRecognizer(settings.Read(parsed, tree.Surroundings));
            return await ListenAction.RunAsync(
                tree.Surroundings, recognizer, parsed.GetValue(rate), parsed.GetRequiredValue(files), cancellationToken);
        });
        return command;
    }

    private static IRecognizer CreateRecognizer(Settings settings) => InstalledEngines.Create(
        InstalledEngines.Recognizers(new NeuralRuntime(NeuralOptions.Of(settings))), InstalledEngines.DefaultRecognizer, "listen");
}
