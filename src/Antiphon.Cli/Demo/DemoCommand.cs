using System.CommandLine;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Demo;

/// <summary><c>antiphon demo</c>: what ./run.sh runs.</summary>
internal static class DemoCommand
{
    private const string Examples = """
        antiphon demo                          # speaks a short text, then goes on serving
        antiphon demo --once --voice Brian --out out/brian.wav
        some-llm "Tell me a story." | antiphon demo --text - --once
        """;

    public static Command Create(CommandTree tree)
    {
        var settings = new SettingOptions();
        var text = new Option<string?>("--text", "-t") { HelpName = "FILE", Description = "Speak this text; - is standard input, as it arrives. [default: a built-in one]" };
        var once = new Option<bool>("--once") { Description = "End after the text instead of serving on." };
        var output = new Option<string>("--out", "-o") { HelpName = "FILE", Description = "Where the speech is written.", DefaultValueFactory = _ => "out/demo.wav" };
        var voice = new Option<string>("--voice") { HelpName = "ID", Description = "An Amazon voice, or one of antiphon voices.", DefaultValueFactory = _ => "Joanna" };
        var command = tree.Command("demo", "Starts the server, speaks a text through it word by word with a live time line, and goes on serving.", Examples,
            [text, once, output, voice, .. settings.Server]);
        command.SetAction((parsed, cancellationToken) =>
        {
            var read = settings.Read(parsed, tree.Surroundings, new SettingValue("server.log_level", "warning", "demo"));
            var order = new DemoOrder
            {
                Text = parsed.GetValue(text),
                Once = parsed.GetValue(once),
                Out = tree.Surroundings.PathOf(parsed.GetRequiredValue(output)),
                Voice = parsed.GetRequiredValue(voice),
                PortIsChosen = read.Port != new Settings().Port || parsed.GetValue(settings.Port) is not null,
            };
            return new DemoAction(tree.Surroundings, order).RunAsync(read, cancellationToken);
        });
        return command;
    }
}
