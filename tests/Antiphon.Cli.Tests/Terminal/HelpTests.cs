namespace Antiphon.Cli.Tests.Terminal;

public sealed class HelpTests
{
    public static TheoryData<string> Commands =>
        ["", "demo", "serve", "say", "listen", "env", "voices", "keys", "keys list", "keys add", "keys revoke", "doctor", "segment", "decode"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEveryCommand_TeachesByExample(string command)
    {
        using var commands = new CommandRun();

        var run = await commands.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.Status.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("Usage:");
        run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..].ShouldContain("antiphon");
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("serve", "--prot", "1")]
    [InlineData("serve", "--port", "many")]
    [InlineData("keys", "add")]
    [InlineData("segment", "--chunk", "0")]
    [InlineData("say", "--format", "flac", "x")]
    [InlineData("serve", "--engines", "magic", "--port", "0")]
    [InlineData("serve", "--limits", "none")]
    [InlineData("env", "--port", "0")]
    public async Task CommandLine_WithAMistake_EndsWithStatusTwo(params string[] args)
    {
        using var commands = new CommandRun();

        var run = await commands.RunAsync(args);

        run.Status.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }
}
