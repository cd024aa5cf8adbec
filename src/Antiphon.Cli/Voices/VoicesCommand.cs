using System.CommandLine;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Spectre.Console;

namespace Antiphon.Cli.Voices;

/// <summary><c>antiphon voices</c>: what can speak here.</summary>
internal static class VoicesCommand
{
    private const string Examples = """
        antiphon voices --language de
        antiphon voices --json | jq -r .id
        """;

    public static Command Create(CommandTree tree)
    {
        var options = new SettingOptions();
        var language = new Option<string?>("--language", "-l") { HelpName = "TAG", Description = "Only voices of this language, or of its regions: en, en-GB." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = tree.Command("voices", "Lists the installed voices and the Amazon voices that each stands in for.", Examples,
            language, json, options.Engines, options.Data, options.Config);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = await EngineSet.StartAsync(options.Read(parsed, tree.Surroundings), tree.Surroundings, cancellationToken);
            foreach (var missing in engines.Missing) tree.Surroundings.Say(missing);
            var rows = VoiceRow.Of(engines.Voices).Where(row => row.Speaks(parsed.GetValue(language))).ToList();
            if (parsed.GetValue(json)) WriteJson(rows, tree.Surroundings.Output);
            else WriteTable(rows, tree.Surroundings);
            return rows.Count > 0 ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static void WriteTable(List<VoiceRow> rows, Surroundings surroundings)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "language", "gender", "engine", "stands in for");
        foreach (var (voice, standsInFor) in rows)
        {
            table.AddRow(
                Markup.Escape(voice.Id), Markup.Escape(voice.Name), voice.Language, voice.Gender.ToString().ToLowerInvariant(), voice.Engine, string.Join(' ', standsInFor));
        }

        TerminalOutput.Create(surroundings).Write(table);
        surroundings.Say($"{rows.Count} voices");
    }

    private static void WriteJson(List<VoiceRow> rows, TextWriter output)
    {
        foreach (var (voice, standsInFor) in rows)
        {
            output.WriteLine(JsonText.Write(json =>
            {
                json.WriteString("id", voice.Id);
                json.WriteString("name", voice.Name);
                json.WriteString("language", voice.Language);
                json.WriteString("gender", voice.Gender.ToString());
                json.WriteString("engine", voice.Engine);
                json.WriteNumber("sampleRate", voice.SampleRate);
                json.WriteStartArray("standsInFor");
                foreach (var id in standsInFor) json.WriteStringValue(id);
                json.WriteEndArray();
            }));
        }
    }
}
