using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Tests.Terminal;

public sealed class ShellQuoteTests
{
    public static TheoryData<string> Values =>
        ["plain/value-1.0", "", "two words", "it's", "'", "''", "$(touch pwned)", "`id`", "a\"b", "a\\b", "line\nbreak", "~/x", "*", "ümlaut", "a;b&c|d", "!history", "#c"];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Posix_EvaluatedByAShell_IsTheValueAgain(string value)
    {
        using var home = new TemporaryFolder();
        foreach (var shell in new[] { "bash", "sh" })
        {
            var run = await BuiltProgram.RunAsync(shell, home.Path, "-c", $"x={ShellQuote.Posix(value)}\nprintf '%s' \"$x\"");

            run.Output.ShouldBe(value);
            Directory.GetFileSystemEntries(home.Path).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Fish_WithBackslashAndQuote_EscapesBoth() => ShellQuote.Fish(@"a\b'c").ShouldBe(@"'a\\b\'c'");

    [Fact]
    public void PowerShell_WithAQuote_DoublesIt() => ShellQuote.PowerShell("it's").ShouldBe("'it''s'");

    [Fact]
    public void Comment_WithALineBreak_StaysOneLine() => ShellQuote.Comment("a\nrm -rf x").ShouldBe("# a rm -rf x");
}
