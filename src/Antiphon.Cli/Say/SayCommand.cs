using System.CommandLine;
using System.Globalization;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Speaking;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Say;

/// <summary><c>antiphon say</c>: speaks a text.</summary>
internal static class SayCommand
{
    private const string Examples = """
        antiphon say "Good morning."                          # plays, or writes out/say.wav
        antiphon say --file letter.txt --out letter.mp3
        some-llm "Tell me a story." | antiphon say            # speaks while the text is still being written
        antiphon say --voice Vicki --words-per-second 10 "Guten Morgen."
        """;

    public static Command Create(CommandTree tree)
    {
        var settings = new SettingOptions();
        var text = new Argument<string[]>("TEXT") { Arity = ArgumentArity.ZeroOrMore, Description = "What to say; nothing is standard input." };
        var file = new Option<string?>("--file", "-f") { HelpName = "FILE", Description = "Read the text from a file; - is standard input." };
        var voice = new Option<string>("--voice") { HelpName = "ID", Description = "An Amazon voice, or one of antiphon voices.", DefaultValueFactory = _ => "Joanna" };
        var format = new Option<string?>("--format") { HelpName = "NAME", Description = $"One of {string.Join(", ", SpokenFormats.Names)}. [default: as --out FILE ends: .mp3, .ogg, .opus, else pcm]" };
        format.AcceptOnlyFromAmong(SpokenFormats.Names);
        var rate = new Option<int?>("--rate") { HelpName = "HZ", Description = "Samples a second. [default: the format's own: pcm 16000, mp3 and ogg_vorbis 24000, ogg_opus 48000]" };
        var output = new Option<string?>("--out", "-o") { HelpName = "FILE", Description = "Write instead of playing; - is standard output. FILE.wav gets a header." };
        var delay = new Option<string?>("--delay") { HelpName = "TIME", Description = "Wait after each word: 30ms. [default: none]" };
        var pace = new Option<double?>("--words-per-second") { HelpName = "N", Description = "The same as a pace." };
        var command = tree.Command("say", "Speaks a text, word by word, through the running server or one of its own.", Examples,
            [text, file, voice, output, format, rate, delay, pace, .. settings.Where, settings.Engines]);
        command.SetAction((parsed, cancellationToken) => SayAction.RunAsync(
            tree.Surroundings,
            settings.Read(parsed, tree.Surroundings, new SettingValue("server.log_level", "warning", "say")),
            new SayOrder
            {
                Words = parsed.GetValue(text) is { Length: > 0 } words ? string.Join(' ', words) : null,
                File = parsed.GetValue(file),
                Voice = parsed.GetRequiredValue(voice),
                Format = parsed.GetValue(format) ?? SpokenFormats.OfFile(parsed.GetValue(output)),
                Rate = parsed.GetValue(rate),
                Out = parsed.GetValue(output),
                Delay = DelayOf(parsed.GetValue(delay), parsed.GetValue(pace)),
            },
            cancellationToken));
        return command;
    }

    private static TimeSpan DelayOf(string? delay, double? wordsPerSecond)
    {
        if (wordsPerSecond is { } pace)
        {
            return pace > 0.01 && double.IsFinite(pace)
                ? TimeSpan.FromSeconds(1 / pace)
                : throw new CommandException(string.Create(CultureInfo.InvariantCulture, $"--words-per-second cannot be {pace}."), ExitCodes.Usage);
        }

        try
        {
            return delay is null ? TimeSpan.Zero : ValueParser.Duration(delay);
        }
        catch (FormatException e)
        {
            throw new CommandException($"--delay cannot be '{delay}': {e.Message}.", ExitCodes.Usage, e);
        }
    }
}
