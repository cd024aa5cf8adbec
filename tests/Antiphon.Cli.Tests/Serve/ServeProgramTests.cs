using System.Globalization;

namespace Antiphon.Cli.Tests.Serve;

public sealed class ServeProgramTests
{
    private const string ListVoices = """
        curl -sS -o /dev/null -w '%{http_code}' --aws-sigv4 aws:amz:us-east-1:polly --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" "$AWS_ENDPOINT_URL_POLLY/v1/voices"
        """;

    [Fact]
    public async Task Serve_WhenReady_SaysSoInOneLine()
    {
        await using var server = await ServerProgram.StartAsync();

        server.ReadyLine.ShouldBe(string.Create(
            CultureInfo.InvariantCulture, $"antiphon ready on https://localhost:{server.Port} (http works too) — 1 voice, limits local, data ~/.local/share/antiphon"));
    }

    [Fact]
    public async Task Serve_Interrupted_EndsWithStatusZeroAndNoFurtherOutput()
    {
        await using var server = await ServerProgram.StartAsync();

        var (status, rest, error) = await server.InterruptAsync();

        status.ShouldBe(0);
        rest.ShouldBeEmpty();
        error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Env_EvaluatedByBash_LetsOtherProgramsTrustAndSign()
    {
        await using var server = await ServerProgram.StartAsync();

        var run = await server.BashAsync($$"""eval "$(antiphon env --port $port)" && {{ListVoices}}""");

        run.Error.ShouldBeEmpty();
        run.Output.ShouldBe("200");
    }

    [Theory]
    [InlineData("http", "127.0.0.1", "--http1.1")]
    [InlineData("http", "127.0.0.1", "--http2-prior-knowledge")]
    [InlineData("https", "127.0.0.1", "--http1.1")]
    [InlineData("https", "[::1]", "--http2")]
    public async Task Serve_OnEveryLoopbackAddressAndProtocol_Answers(string scheme, string host, string protocol)
    {
        if (host == "[::1]" && !System.Net.Sockets.Socket.OSSupportsIPv6) return;
        await using var server = await ServerProgram.StartAsync();

        var run = await server.BashAsync($"curl -gsS {protocol} --cacert .local/share/antiphon/ca.pem {scheme}://{host}:$port/healthz");

        run.Output.ShouldBe("""{"status":"ok"}""");
    }

    [Fact]
    public async Task Keys_AddedAndRevoked_AreObeyedWithoutRestart()
    {
        await using var server = await ServerProgram.StartAsync();

        var run = await server.BashAsync($$"""
            eval "$(antiphon env --port $port)"
            new=$(antiphon keys add --name alice 2>/dev/null)
            export AWS_ACCESS_KEY_ID=$(sed -n 's/^aws_access_key_id = //p' <<<"$new") AWS_SECRET_ACCESS_KEY=$(sed -n 's/^aws_secret_access_key = //p' <<<"$new")
            {{ListVoices}}; echo
            antiphon keys revoke "$AWS_ACCESS_KEY_ID" 2>/dev/null
            {{ListVoices}}; echo
            """);

        run.Lines.ShouldBe(["200", "403"]);
    }

    [Fact]
    public async Task Serve_OnABusyPort_NamesTheProgramThatHoldsIt()
    {
        await using var server = await ServerProgram.StartAsync();

        var second = await server.BashAsync("antiphon serve --engines tone --port $port");

        second.Status.ShouldBe(1);
        second.Output.ShouldBeEmpty();
        second.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain($"port {server.Port} is held by antiphon (process ");
        second.Error.ShouldContain("--port N");
    }

    [Fact]
    public async Task Say_WithARunningServer_SpeaksThroughIt()
    {
        await using var server = await ServerProgram.StartAsync();

        var run = await server.BashAsync("antiphon say --port $port --out said.wav 'One two three.'; antiphon doctor --port $port --engines tone --json | grep '\"port'");

        run.Output.ShouldContain("the server answers on https://localhost:");
        new FileInfo(Path.Combine(server.Home, "said.wav")).Length.ShouldBeGreaterThan(44);
    }

    [Fact]
    public async Task Serve_WithAnImpossibleLimit_NamesTheVariable()
    {
        using var home = new TemporaryFolder();

        var run = await BuiltProgram.BashAsync(home.Path, "ANTIPHON_LIMITS__OUTPUT_BLOCKED_TIMEOUT=soon antiphon serve --port 0 --engines tone");

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("ANTIPHON_LIMITS__OUTPUT_BLOCKED_TIMEOUT: limits.output_blocked_timeout cannot be 'soon': a duration");
    }
}
