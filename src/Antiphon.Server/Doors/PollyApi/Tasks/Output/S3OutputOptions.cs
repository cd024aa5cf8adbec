using System.Text.RegularExpressions;

namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>Where an S3-compatible object store is, and what the server may write to it. Its text never shows the secrets.</summary>
public sealed partial record S3OutputOptions
{
    /// <summary>As an entry of <see cref="Buckets"/>: every bucket that the server's credentials reach.</summary>
    public const string EveryBucket = "*";

    /// <summary>Stands in <see cref="Prefix"/> for the account that a task belongs to.</summary>
    public const string AccountPlaceholder = "{account}";

    private const int LeastPartBytes = 5 * 1024 * 1024;

    /// <summary>Address of the store; null: Amazon's own in <see cref="Region"/>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Region that requests are signed for; null: us-east-1.</summary>
    public string? Region { get; init; }

    /// <summary>Null: whatever the AWS SDK finds (environment, profile, instance).</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Belongs to <see cref="AccessKeyId"/>.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>Of temporary credentials.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Whether the bucket is the first part of the path rather than of the host's name; null: where there is an <see cref="Endpoint"/>.</summary>
    public bool? PathStyle { get; init; }

    /// <summary>
    /// The buckets that tasks may write to: any caller may name any of them. Required, because the server's credentials may reach more
    /// than callers should; <see cref="EveryBucket"/> allows all.
    /// </summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>
    /// What every object's key begins with, before the prefix that the client asks for; it ends in a slash. <see cref="AccountPlaceholder"/>
    /// in it gives each account a folder of its own. Empty: nothing.
    /// </summary>
    public string Prefix { get; init; } = "";

    /// <summary>How long one request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Larger outputs go in parts of so many bytes; S3 takes no smaller ones than 5 MiB, and at most 10,000 of them.</summary>
    public int PartBytes { get; init; } = 16 * 1024 * 1024;

    internal bool UsesPathStyle => PathStyle ?? Endpoint is not null;

    internal string RegionOrDefault => Region ?? "us-east-1";

    /// <exception cref="ArgumentException">The options do not belong together.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RequestTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(PartBytes, LeastPartBytes);
        if (Endpoint is null && Region is null) throw new ArgumentException("An object store needs an endpoint or a region.", nameof(Endpoint));
        if (AccessKeyId is null != SecretAccessKey is null) throw new ArgumentException("An access key id and a secret access key go together.", nameof(SecretAccessKey));
        if (Buckets.Count == 0)
            throw new ArgumentException("tasks.s3.buckets is required: the buckets that tasks may write to, or '*' for all that the credentials reach.");
        if (Buckets.FirstOrDefault(name => name != EveryBucket && !SynthesisTaskChecks.IsBucketName(name)) is { } wrong)
            throw new ArgumentException($"tasks.s3.buckets: '{wrong}' is no name of a bucket.");
        if (!PrefixForm().IsMatch(Prefix))
            throw new ArgumentException("tasks.s3.prefix has at most 100 letters, digits and characters out of /!-_.*'():;$@=+,?&, {account} at most once, "
                + "no part that is empty, '.' or '..', and ends in a slash.");
    }

    internal bool Allows(string bucket) => Buckets.Contains(bucket) || Buckets.Contains(EveryBucket);

    /// <summary>Endpoint and region.</summary>
    public override string ToString() => (Endpoint?.ToString() ?? "s3") + " (" + RegionOrDefault + ")";

    [GeneratedRegex(@"\A(?=.{0,100}\z)(?!.*\{account\}.*\{account\})((?!\.{1,2}/)([0-9a-zA-Z!\-_.*'():;$@=+,?&]|\{account\})+/)*\z")]
    private static partial Regex PrefixForm();
}
