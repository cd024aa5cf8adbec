using Antiphon.Cli.Terminal;
using Antiphon.Speech.Engines;

namespace Antiphon.Cli.Listen;

/// <summary>Recognizes recordings in turn and prints their text.</summary>
internal static class ListenAction
{
    /// <param name="surroundings">Takes the text.</param>
    /// <param name="recognizer">Not started; owned by the caller.</param>
    /// <param name="rawRate">The rate of files that hold nothing but samples; null where files have headers.</param>
    /// <param name="files">Paths; - is standard input.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="CommandException">A recording cannot be read, or the recognizer is missing or failed.</exception>
    public static async Task<int> RunAsync(
        Surroundings surroundings, IRecognizer recognizer, int? rawRate, string[] files, CancellationToken cancellationToken)
    {
        await recognizer.StartAsync(cancellationToken);
        if (!recognizer.State.IsReady) throw new CommandException(recognizer.State.Reason);
        var reader = new RecordingReader(surroundings, recognizer.SampleRate, rawRate);
        foreach (var file in files)
        {
            var samples = await reader.ReadAsync(file, cancellationToken);
            if (files.Length > 1) await surroundings.Output.WriteAsync(file + ": ");
            await PrintAsync(surroundings.Output, recognizer, samples, cancellationToken);
        }

        return ExitCodes.Success;
    }

    // Each part as soon as it is recognized, all of them on one line.
    private static async Task PrintAsync(TextWriter output, IRecognizer recognizer, float[] samples, CancellationToken cancellationToken)
    {
        var gap = "";
        try
        {
            await foreach (var part in recognizer.RecognizeAsync(new RecognitionRequest(samples), cancellationToken))
            {
                if (part.Text.Length == 0) continue;
                await output.WriteAsync(gap + part.Text);
                await output.FlushAsync(cancellationToken);
                gap = " ";
            }
        }
        catch (EngineException failure)
        {
            throw new CommandException(failure.Detail, inner: failure);
        }

        await output.WriteLineAsync();
    }
}
