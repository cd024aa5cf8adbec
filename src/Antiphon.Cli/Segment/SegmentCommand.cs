using System.CommandLine;
using System.Text;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Segment;

/// <summary><c>antiphon segment</c>: how streamed text is cut.</summary>
internal static class SegmentCommand
{
    private const string Examples = """
        echo "It costs 3.50. Dr. Smith paid." | antiphon segment
        antiphon segment --chunk 1 --json <book.txt     # the same cuts, whatever the chunks
        antiphon segment --plan <answer.txt             # what the engine would be asked to speak, piece by piece
        """;

    public static Command Create(CommandTree tree)
    {
        var language = new Option<string?>("--language", "-l") { HelpName = "TAG", Description = "BCP 47 tag of the text; decides abbreviations. [default: unknown]" };
        var plan = new Option<bool>("--plan") { Description = "Print the planner's pieces: the first clause early, then whole sentences." };
        var chunk = new Option<int?>("--chunk") { HelpName = "N", Description = "Feed N characters (UTF-16 units) at a time. [default: as they arrive]" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line: text, and start and end as UTF-16 positions in the input." };
        chunk.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1) result.AddError("--chunk must be at least 1.");
        });
        var command = tree.Command("segment", "Cuts text from standard input into sentences, one a line, as soon as each is certain.", Examples, language, plan, chunk, json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var tag = parsed.GetValue(language);
            ICutter cutter = parsed.GetValue(plan) ? new PieceCutter(tag) : new SentenceCutter(tag);
            var printer = new CutPrinter(tree.Surroundings.Output, parsed.GetValue(json));
            await RunAsync(tree.Surroundings, cutter, printer, parsed.GetValue(chunk), cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task RunAsync(Surroundings surroundings, ICutter cutter, CutPrinter printer, int? chunk, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(surroundings.Input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var buffer = new char[chunk is < 4096 ? chunk.Value : 4096];
        while (true)
        {
            var read = await ReadAsync(reader, buffer, whole: chunk is not null, cancellationToken);
            if (read == 0) break;
            cutter.Append(buffer.AsSpan(0, read));
            printer.Print(cutter);
        }

        cutter.Complete();
        printer.Print(cutter);
    }

    // Chunks of a size are filled; otherwise what has arrived goes on at once.
    private static async ValueTask<int> ReadAsync(StreamReader reader, Memory<char> buffer, bool whole, CancellationToken cancellationToken) =>
        whole ? await reader.ReadBlockAsync(buffer, cancellationToken) : await reader.ReadAsync(buffer, cancellationToken);
}
