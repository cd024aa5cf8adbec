using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Cli.Listen;

/// <summary>Hears one recording after the other.</summary>
internal static class ListenAction
{
    /// <exception cref="CommandException">A recording cannot be read, or the recognizer is not there.</exception>
    public static async Task<int> RunAsync(
        Surroundings surroundings, Settings settings, RecordingReader reader, string[] files, CancellationToken cancellationToken)
    {
        try
        {
            using var model = MoonshineModel.Load(new NeuralRuntime(NeuralOptions.Of(settings)));
            using var recognizer = new MoonshineRecognizer(model);
            foreach (var file in files)
            {
                var samples = await reader.ReadAsync(file, cancellationToken);
                if (files.Length > 1) await surroundings.Output.WriteAsync(file + ": ");
                await PrintAsync(surroundings.Output, recognizer.Listen(samples, cancellationToken));
            }
        }
        catch (Exception missing) when (missing is OnnxException or ModelException)
        {
            throw new CommandException(missing.Message, inner: missing);
        }

        return ExitCodes.Success;
    }

    /// <summary>Each part as soon as it is heard, all on one line.</summary>
    private static async Task PrintAsync(TextWriter output, IEnumerable<string> parts)
    {
        var gap = "";
        foreach (var part in parts)
        {
            await output.WriteAsync(gap + part);
            await output.FlushAsync();
            gap = " ";
        }

        await output.WriteLineAsync();
    }
}
