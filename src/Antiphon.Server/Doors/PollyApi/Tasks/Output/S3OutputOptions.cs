namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>Where an S3-compatible object store is, and who writes to it. Its text never shows the secrets.</summary>
public sealed record S3OutputOptions
{
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
    }

    /// <summary>Endpoint and region.</summary>
    public override string ToString() => (Endpoint?.ToString() ?? "s3") + " (" + RegionOrDefault + ")";
}
