using System.CommandLine;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Decode;

/// <summary><c>antiphon decode</c>: a captured event stream in words.</summary>
internal static class DecodeCommand
{
    private const string Examples = """
        antiphon decode capture.bin            # the body of a request or of a response
        antiphon decode capture.hex --json     # hex digits, in lines or not; '#' begins a comment
        curl … | antiphon decode
        """;

    public static Command Create(CommandTree tree)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "Binary or hex; - or nothing is standard input." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line: offset, length, headers, payload, or malformation." };
        var command = tree.Command("decode", "Prints a captured event stream; signed envelopes are unwrapped, malformed bytes named.", Examples, file, json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var bytes = await ReadAsync(tree.Surroundings, parsed.GetValue(file), cancellationToken);
            var report = parsed.GetValue(json) ? (IDecodeReport)new JsonDecodeReport(tree.Surroundings.Output) : new TextDecodeReport(tree.Surroundings.Output);
            return CaptureDecoder.Decode(CaptureBytes.Normalize(bytes), report) ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static async Task<byte[]> ReadAsync(Surroundings surroundings, string? file, CancellationToken cancellationToken)
    {
        if (file is not (null or "-")) return await File.ReadAllBytesAsync(surroundings.PathOf(file), cancellationToken);
        using var memory = new MemoryStream();
        await surroundings.Input.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
