namespace Antiphon.Cli.Tests.Env;

public sealed class EnvCommandTests : IDisposable
{
    private readonly CommandRun _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Env_BeforeTheFirstStart_MakesWhatItNames()
    {
        var run = await _commands.RunAsync("env");

        run.Status.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        var exports = Exports(run);
        exports.Keys.ShouldBe(
            ["AWS_ENDPOINT_URL_POLLY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION", "NODE_EXTRA_CA_CERTS", "AWS_CA_BUNDLE", "SSL_CERT_FILE"]);
        exports["AWS_ENDPOINT_URL_POLLY"].ShouldBe("https://localhost:8443");
        string[] trust = ["NODE_EXTRA_CA_CERTS", "AWS_CA_BUNDLE", "SSL_CERT_FILE"];
        trust.ShouldAllBe(name => exports[name] == Path.Combine(_commands.Data, "ca-bundle.pem"));
        File.ReadAllText(exports["SSL_CERT_FILE"]).ShouldContain(File.ReadAllText(Path.Combine(_commands.Data, "ca.pem")).Trim());
        File.ReadAllText(Path.Combine(_commands.Data, "credentials")).ShouldContain(exports["AWS_ACCESS_KEY_ID"]);
        run.Lines.ShouldContain("unset AWS_SESSION_TOKEN AWS_PROFILE");
        run.Output.ShouldContain($"# java: -Djavax.net.ssl.trustStore={_commands.Data}/truststore.p12 -Djavax.net.ssl.trustStorePassword=changeit");
    }

    [Fact]
    public async Task Env_CalledTwice_SaysTheSame() => (await _commands.RunAsync("env")).Output.ShouldBe((await _commands.RunAsync("env")).Output);

    [Theory]
    [InlineData("localhost", "https://localhost:8444")]
    [InlineData("*", "https://localhost:8444")]
    [InlineData("speech.example.com", "https://speech.example.com:8444")]
    [InlineData("::1", "https://[::1]:8444")]
    public async Task Env_OfAHost_NamesItAsClientsDo(string host, string endpoint)
    {
        _commands.Variables["ANTIPHON_SERVER__HOST"] = host;

        Exports(await _commands.RunAsync("env", "--port", "8444"))["AWS_ENDPOINT_URL_POLLY"].ShouldBe(endpoint);
    }

    [Fact]
    public async Task Env_WithAFolderThatNeedsQuoting_IsReadBackByTheShell()
    {
        var folder = Path.Combine(_commands.Home, "it's a $(touch pwned) folder");
        var script = (await _commands.RunAsync("env", "--data", folder)).Output;

        foreach (var shell in new[] { "bash", "sh" })
        {
            var run = await BuiltProgram.RunAsync(shell, _commands.WorkingFolder, "-c", script + "\nprintf '%s' \"$SSL_CERT_FILE\"");

            run.Output.ShouldBe(Path.Combine(folder, "ca-bundle.pem"));
            File.Exists(Path.Combine(_commands.WorkingFolder, "pwned")).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Env_WithAGlobalEndpoint_WarnsOnBothStreams()
    {
        _commands.Variables["AWS_ENDPOINT_URL"] = "http://elsewhere";

        var run = await _commands.RunAsync("env");

        run.Output.ShouldContain("# warning: AWS_ENDPOINT_URL=http://elsewhere is set");
        run.Error.ShouldContain("warning: AWS_ENDPOINT_URL=http://elsewhere is set");
        Exports(run).ShouldNotContainKey("AWS_ENDPOINT_URL");
    }

    [Fact]
    public async Task Env_WithABundleOfTheUsers_SaysThatItIsReplaced()
    {
        _commands.Variables["AWS_CA_BUNDLE"] = "/mine.pem";

        (await _commands.RunAsync("env")).Error.ShouldContain("AWS_CA_BUNDLE was /mine.pem");
    }

    [Fact]
    public async Task Profile_SetsExactlyThreeVariables_AndTheConfigFileHasTheRest()
    {
        var run = await _commands.RunAsync("env", "--profile", "--port", "9001");

        var exports = Exports(run);
        exports.ShouldBe(new Dictionary<string, string>
        {
            ["AWS_PROFILE"] = "antiphon",
            ["AWS_CONFIG_FILE"] = Path.Combine(_commands.Data, "config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_commands.Data, "credentials"),
        });
        run.Lines.ShouldNotContain(line => line.StartsWith("unset", StringComparison.Ordinal));
        File.ReadAllText(exports["AWS_CONFIG_FILE"]).ShouldBe($"""
            [profile antiphon]
            region = us-east-1
            services = antiphon
            ca_bundle = {_commands.Data}/ca-bundle.pem

            [services antiphon]
            polly =
              endpoint_url = https://localhost:9001

            """);
        File.GetUnixFileMode(exports["AWS_CONFIG_FILE"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Profile_WithKeysInTheEnvironment_WarnsThatTheyWin()
    {
        _commands.Variables["AWS_ACCESS_KEY_ID"] = "AKIAOTHER";

        (await _commands.RunAsync("env", "--profile")).Error.ShouldContain("most SDKs prefer it");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unset_AfterSet_LeavesNothing(bool profile)
    {
        string[] form = profile ? ["--profile"] : [];
        var set = await _commands.RunAsync(["env", .. form]);
        var unset = await _commands.RunAsync(["env", "--unset", .. form]);

        var run = await BuiltProgram.RunAsync("bash", _commands.Home, "-c", $"{set.Output}\n{unset.Output}\nenv | grep -E '^(AWS_|NODE_|SSL_)' || true");

        run.Error.ShouldBeEmpty();
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fish", "set -gx AWS_REGION 'us-east-1'")]
    [InlineData("powershell", "$env:AWS_REGION = 'us-east-1'")]
    public async Task Shell_OfAnotherKind_HasItsOwnSyntax(string shell, string line) =>
        (await _commands.RunAsync("env", "--shell", shell)).Lines.ShouldContain(line);

    [Fact]
    public async Task Env_WithEveryKeyRevoked_SaysHowToMakeOne()
    {
        var id = Exports(await _commands.RunAsync("env"))["AWS_ACCESS_KEY_ID"];
        await _commands.RunAsync("keys", "revoke", id);

        var run = await _commands.RunAsync("env");

        run.Status.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("antiphon keys add");
    }

    private static Dictionary<string, string> Exports(CommandRun.Result run) => run.Lines
        .Where(l => l.StartsWith("export ", StringComparison.Ordinal))
        .Select(l => l["export ".Length..].Split('=', 2))
        .ToDictionary(p => p[0], p => p[1].Trim('\''));
}
