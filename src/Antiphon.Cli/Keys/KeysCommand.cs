using System.CommandLine;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Keys;

/// <summary><c>antiphon keys</c>: who may call.</summary>
internal static class KeysCommand
{
    private const string Examples = """
        antiphon keys list
        antiphon keys add --name alice --max-streams 4       # prints id and secret, once
        antiphon keys add --name visitor --expires 12h --token
        antiphon keys add --api my-laptop                    # prints an API key, once, for OpenAI's clients
        antiphon keys revoke AKIAEXAMPLE                      # a running server obeys at once
        """;

    public static Command Create(CommandTree tree)
    {
        var options = new SettingOptions();
        return tree.Command("keys", "Lists, adds and revokes access keys; a running server obeys without a restart.", Examples,
            CreateList(tree, options), CreateAdd(tree, options), CreateRevoke(tree, options));
    }

    private static Command CreateList(CommandTree tree, SettingOptions options)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = tree.Command("list", "Shows every key, without its secret.", "antiphon keys list --json", options.Data, options.Config, json);
        command.SetAction((parsed, cancellationToken) =>
            KeyActions.ListAsync(tree.Surroundings, options.Read(parsed, tree.Surroundings), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Command CreateAdd(CommandTree tree, SettingOptions options)
    {
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "Whom it belongs to; keys of one name share stores, and have limits each." };
        var api = new Option<string?>("--api") { HelpName = "NAME", Description = "Instead of --name: an API key for the OpenAI-shaped door." };
        var token = new Option<string?>("--token")
        {
            HelpName = "TOKEN", Arity = ArgumentArity.ZeroOrOne, Description = "Make it temporary credentials with this session token, or a generated one.",
        };
        var expires = new Option<string?>("--expires") { HelpName = "WHEN", Description = "A duration (12h, 30d) or a moment (2027-01-31T12:00Z). [default: never]" };
        var streams = new Option<int?>("--max-streams") { HelpName = "N", Description = "Streams open at the same time. [default: the server's limit]" };
        var rate = new Option<double?>("--rate") { HelpName = "N", Description = "New calls a second. [default: the server's limit]" };
        var command = tree.Command("add", "Makes a key and prints it, once: as a credentials file has it or, with --api, as OpenAI's clients read it.",
            "antiphon keys add --name alice >>~/.aws/credentials", [name, api, token, expires, streams, rate, .. options.Where]);
        command.Validators.Add(result =>
        {
            if (result.GetResult(name) is null == result.GetResult(api) is null) result.AddError("Either --name NAME or --api NAME is required.");
            else if (result.GetResult(api) is not null && result.GetResult(token) is not null) result.AddError("--token is not for API keys.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var key = new NewKey(parsed.GetValue(api) ?? parsed.GetRequiredValue(name)!, parsed.GetResult(token) is not null, parsed.GetValue(token), parsed.GetValue(expires), parsed.GetValue(streams), parsed.GetValue(rate));
            var settings = options.Read(parsed, tree.Surroundings);
            return parsed.GetResult(api) is null
                ? KeyActions.AddAsync(tree.Surroundings, settings, key, cancellationToken)
                : ApiKeyActions.AddAsync(tree.Surroundings, settings, key, cancellationToken);
        });
        return command;
    }

    private static Command CreateRevoke(CommandTree tree, SettingOptions options)
    {
        var id = new Argument<string>("ID") { Description = "The access key id, or what an API key begins with." };
        var command = tree.Command("revoke", "Deletes a key: from the next request on it is refused.", "antiphon keys revoke AKIAEXAMPLE", id, options.Data, options.Config);
        command.SetAction((parsed, cancellationToken) =>
            KeyActions.RevokeAsync(tree.Surroundings, options.Read(parsed, tree.Surroundings), parsed.GetRequiredValue(id), cancellationToken));
        return command;
    }
}
