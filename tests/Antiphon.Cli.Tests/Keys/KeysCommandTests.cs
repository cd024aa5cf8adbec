using System.Text.Json;

namespace Antiphon.Cli.Tests.Keys;

public sealed class KeysCommandTests : IDisposable
{
    private readonly CommandRun _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Add_PrintsIdAndSecretOnce_AndListNeverTheSecret()
    {
        var added = await _commands.RunAsync("keys", "add", "--name", "alice", "--max-streams", "4", "--rate", "2.5");

        var values = Values(added);
        added.Lines[0].ShouldBe("[alice]");
        values["aws_access_key_id"].ShouldStartWith("AKIA");
        values["aws_secret_access_key"].Length.ShouldBe(40);
        values.ShouldNotContainKey("aws_session_token");

        var listed = await _commands.RunAsync("keys", "list", "--json");
        listed.Output.ShouldNotContain(values["aws_secret_access_key"]);
        var alice = listed.Lines.Select(line => JsonDocument.Parse(line).RootElement).Single(k => k.GetProperty("name").GetString() == "alice");
        alice.GetProperty("id").GetString().ShouldBe(values["aws_access_key_id"]);
        alice.GetProperty("maxStreams").GetInt32().ShouldBe(4);
        alice.GetProperty("callsPerSecond").GetDouble().ShouldBe(2.5);
        listed.Lines.Length.ShouldBe(2); // and the one that every folder begins with
    }

    [Theory]
    [InlineData("--token")]
    [InlineData("--token=my-own-token")]
    public async Task Add_WithAToken_MakesTemporaryCredentials(string option)
    {
        var values = Values(await _commands.RunAsync("keys", "add", "--name", "guest", "--expires", "12h", option));

        if (option.Contains('=', StringComparison.Ordinal)) values["aws_session_token"].ShouldBe("my-own-token");
        else values["aws_session_token"].Length.ShouldBe(64);
        (await _commands.RunAsync("keys", "list")).Output.ShouldContain("temporary");
    }

    [Fact]
    public async Task Add_WithExpiry_CountsFromTheClock()
    {
        using var commands = new CommandRun { Time = new ManualTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) };

        await commands.RunAsync("keys", "add", "--name", "a", "--expires", "30d");
        await commands.RunAsync("keys", "add", "--name", "b", "--expires", "2026-02-03T04:05Z");

        var listed = (await commands.RunAsync("keys", "list")).Output;
        listed.ShouldContain("2026-01-31 00:00 UTC");
        listed.ShouldContain("2026-02-03 04:05 UTC");
    }

    [Theory]
    [InlineData("--expires", "yesterday")]
    [InlineData("--expires", "2001-01-01T00:00Z")]
    [InlineData("--max-streams", "-1")]
    public async Task Add_WithNonsense_AddsNothing(string option, string value)
    {
        (await _commands.RunAsync("keys", "add", "--name", "x", option, value)).Status.ShouldBe(2);

        (await _commands.RunAsync("keys", "list", "--json")).Lines.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Revoke_OfAKey_RemovesIt_AndOfNone_Fails()
    {
        var id = Values(await _commands.RunAsync("keys", "add", "--name", "alice"))["aws_access_key_id"];

        (await _commands.RunAsync("keys", "revoke", id)).Status.ShouldBe(0);
        var again = await _commands.RunAsync("keys", "revoke", id);

        again.Status.ShouldBe(1);
        again.Error.ShouldContain("there is no key " + id);
    }

    [Fact]
    public async Task AddApi_PrintsWhatOpenAisClientsRead_OnceAndNeverAgain()
    {
        var added = await _commands.RunAsync("keys", "add", "--api", "laptop", "--port", "9443", "--expires", "30d", "--max-streams", "2");

        added.Status.ShouldBe(0, added.Error);
        added.Lines.Length.ShouldBe(2);
        added.Lines[0].ShouldBe("OPENAI_BASE_URL=https://localhost:9443/v1");
        added.Lines[1].ShouldStartWith("OPENAI_API_KEY=sk-");
        added.Error.ShouldContain("NODE_EXTRA_CA_CERTS=");
        var key = added.Lines[1]["OPENAI_API_KEY=".Length..];
        var id = key[..15];

        var listed = await _commands.RunAsync("keys", "list", "--json");
        listed.Output.ShouldNotContain(key[16..]);
        var row = listed.Lines.Select(line => JsonDocument.Parse(line).RootElement).Single(k => k.GetProperty("id").GetString() == id);
        (row.GetProperty("name").GetString(), row.GetProperty("kind").GetString(), row.GetProperty("maxStreams").GetInt32()).ShouldBe(("laptop", "api", 2));

        (await _commands.RunAsync("keys", "revoke", id)).Status.ShouldBe(0);
        (await _commands.RunAsync("keys", "list")).Output.ShouldNotContain(id);
    }

    [Theory]
    [InlineData("::1", "https://[::1]:9443/v1")]
    [InlineData("::", "https://localhost:9443/v1")]
    [InlineData("192.0.2.7", "https://192.0.2.7:9443/v1")]
    public async Task AddApi_PrintsAnAddressThatIsOne(string host, string address)
    {
        _commands.Variables["ANTIPHON_SERVER__HOST"] = host;

        var added = await _commands.RunAsync("keys", "add", "--api", "laptop", "--port", "9443");

        added.Lines[0].ShouldBe("OPENAI_BASE_URL=" + address, added.Error);
    }

    [Fact]
    public async Task AddApi_WithoutAPort_AddsNothing()
    {
        var added = await _commands.RunAsync("keys", "add", "--api", "laptop", "--port", "0");

        added.Status.ShouldBe(2);
        added.Error.ShouldContain("--port N");
        (await _commands.RunAsync("keys", "list", "--json")).Lines.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData]
    [InlineData("--name", "a", "--api", "b")]
    [InlineData("--api", "b", "--token")]
    [InlineData("--api", "b", "--expires", "2001-01-01T00:00Z")]
    [InlineData("--api", "b", "--max-streams", "-1")]
    public async Task Add_OptionsThatDoNotGoTogether_AddNothing(params string[] options)
    {
        (await _commands.RunAsync(["keys", "add", .. options])).Status.ShouldBe(2);

        (await _commands.RunAsync("keys", "list", "--json")).Lines.Length.ShouldBe(1);
    }

    private static Dictionary<string, string> Values(CommandRun.Result run)
    {
        run.Status.ShouldBe(0, run.Error);
        return run.Lines.Where(l => l.Contains(" = ", StringComparison.Ordinal)).Select(l => l.Split(" = ", 2)).ToDictionary(p => p[0], p => p[1]);
    }
}
