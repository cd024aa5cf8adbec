using System.CommandLine;
using System.Text;
using Antiphon.Cli.Terminal;
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

    /// <summary>The command; <paramref name="pronouncers"/> is asked once, when it runs, for what reads the English of an accent.</summary>
    public static Command Create(CommandTree tree, Func<EnglishAccent, EnglishPronouncer> pronouncers)
    {
        var accent = new Option<string>("--accent", "-a")
        {
            HelpName = "us|gb",
            Description = "Whose English: General American or Southern British.",
            DefaultValueFactory = _ => "us",
        };
        accent.AcceptOnlyFromAmong("us", "gb");
        var command = tree.Command("phonemes", "Prints the phonemes of each line of standard input as the neural voice gets them, one line each.", Examples, accent);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var pronouncer = pronouncers(parsed.GetValue(accent) == "gb" ? EnglishAccent.British : EnglishAccent.American);
            await RunAsync(tree.Surroundings, new LineReading(pronouncer), cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    // Line by line, so that a program at the other end of two pipes can ask and wait.
    private static async Task RunAsync(Surroundings surroundings, LineReading reading, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(surroundings.Input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            surroundings.Output.WriteLine(reading.Read(line));
            surroundings.Output.Flush();
        }
    }
}
