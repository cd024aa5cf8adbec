using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;
using Antiphon.Server.Stores.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Cli.Env;

/// <summary>
/// The variables of AWS SDKs (doors.md §5). Only the variables of services that this version serves are set, never the global
/// AWS_ENDPOINT_URL, which would send S3 here too.
/// </summary>
internal sealed class ClientEnvironment(Surroundings surroundings, Settings settings)
{
    private const string Region = "us-east-1";
    private const string Profile = "antiphon";
    private const string EndpointVariable = "AWS_ENDPOINT_URL_POLLY";

    private static readonly string[] OwnVariables =
    [
        EndpointVariable, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION",
        "NODE_EXTRA_CA_CERTS", "AWS_CA_BUNDLE", "SSL_CERT_FILE",
    ];

    private static readonly string[] ProfileVariables = ["AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"];

    private string Endpoint => ClientAddress.Of(settings);

    /// <summary>Writes the script; makes keys and certificates where the server has never run.</summary>
    public async Task WriteAsync(ShellScript script, bool profile, bool unset, CancellationToken cancellationToken)
    {
        if (unset)
        {
            script.Unset(profile ? ProfileVariables : OwnVariables);
            return;
        }

        _ = Endpoint; // before anything is made
        var folder = new DataFolder(settings.DataFolder);
        var key = await PrepareAsync(folder, cancellationToken);
        if (profile) WriteProfile(script, folder);
        else WriteVariables(script, folder, key);
        WriteTrustComments(script, folder, profile);
        WriteWarnings(script, folder, profile);
    }

    private async Task<AccessKey> PrepareAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        await using var certificates = await CertificateSource.OpenAsync(
            folder, AntiphonHost.CertificateOptionsOf(settings), surroundings.Time, new LineLogger<CertificateSource>(surroundings.Error, LogLevel.Warning), cancellationToken);
        var keys = await FileAccessKeyStore.OpenAsync(folder, surroundings.Time, NullLogger<FileAccessKeyStore>.Instance, cancellationToken);
        var now = surroundings.Time.GetUtcNow();
        return keys.List().FirstOrDefault(k => k.SessionToken is null && KeyRules.Check(k, null, now) == KeyCheck.Ok)
            ?? throw new CommandException("every key is revoked or temporary: antiphon keys add --name NAME makes one.");
    }

    private void WriteVariables(ShellScript script, DataFolder folder, AccessKey key)
    {
        script.Set(EndpointVariable, Endpoint);
        script.Set("AWS_ACCESS_KEY_ID", key.Id);
        script.Set("AWS_SECRET_ACCESS_KEY", key.Secret);
        script.Set("AWS_REGION", Region);
        script.Set("AWS_DEFAULT_REGION", Region);
        // The bundle has the system's certificates too: two of the three replace them, and other HTTPS must go on working.
        script.Set("NODE_EXTRA_CA_CERTS", folder.AuthorityBundle);
        script.Set("AWS_CA_BUNDLE", folder.AuthorityBundle);
        script.Set("SSL_CERT_FILE", folder.AuthorityBundle);
        script.Unset("AWS_SESSION_TOKEN", "AWS_PROFILE"); // either would override the keys
    }

    private void WriteProfile(ShellScript script, DataFolder folder)
    {
        ProfileFile.Write(folder, Profile, Region, Endpoint);
        script.Set("AWS_PROFILE", Profile);
        script.Set("AWS_CONFIG_FILE", folder.Config);
        script.Set("AWS_SHARED_CREDENTIALS_FILE", folder.Credentials);
    }

    private static void WriteTrustComments(ShellScript script, DataFolder folder, bool profile)
    {
        if (profile)
        {
            script.Comment("trust: Python's boto3, the AWS CLI and Go read ca_bundle from the profile; the others need one of:");
            script.Comment($"node: export NODE_EXTRA_CA_CERTS={ShellQuote.Posix(folder.AuthorityBundle)}");
            script.Comment($"rust, .NET, Python's awscrt: export SSL_CERT_FILE={ShellQuote.Posix(folder.AuthorityBundle)}");
        }

        script.Comment($"java: -Djavax.net.ssl.trustStore={ShellQuote.Posix(folder.TrustStore)} -Djavax.net.ssl.trustStorePassword=changeit");
    }

    private void WriteWarnings(ShellScript script, DataFolder folder, bool profile)
    {
        if (surroundings.Variable("AWS_ENDPOINT_URL") is { } global)
            Warn(script, $"AWS_ENDPOINT_URL={global} is set: {(profile ? "it overrides the profile's endpoint" : "other services go there")}. To unset it: unset AWS_ENDPOINT_URL");
        if (surroundings.Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") is "true")
            Warn(script, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true is set: SDKs will not read the endpoint. To unset it: unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        if (profile && surroundings.Variable("AWS_ACCESS_KEY_ID") is not null)
            Warn(script, "AWS_ACCESS_KEY_ID is set: most SDKs prefer it to the profile.");
        if (profile && surroundings.Variable(EndpointVariable) is { } endpoint && endpoint != Endpoint)
            Warn(script, $"{EndpointVariable}={endpoint} is set: it overrides the profile's endpoint.");
        if (profile) return;
        foreach (var name in new[] { "SSL_CERT_FILE", "AWS_CA_BUNDLE" })
        {
            if (surroundings.Variable(name) is { } bundle && bundle != folder.AuthorityBundle && bundle != new CertificateOptions().SystemBundle)
                Warn(script, $"{name} was {bundle}; now it is the system's bundle with Antiphon's authority.");
        }
    }

    private void Warn(ShellScript script, string text)
    {
        script.Comment("warning: " + text);
        surroundings.Say("warning: " + text);
    }
}
