using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>Buckets of an S3-compatible store. An object appears whole when its upload is complete.</summary>
internal sealed class S3TaskOutput : ITaskOutput, IDisposable
{
    // A server that ends waits for it.
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(3);
    private readonly S3OutputOptions _options;
    private readonly TimeProvider _time;
    private readonly AmazonS3Client _client;

    public S3TaskOutput(S3OutputOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        var config = ConfigOf(options);
        _client = CredentialsOf(options) is { } credentials ? new AmazonS3Client(credentials, config) : new AmazonS3Client(config);
    }

    public string UriOf(TaskObject target)
    {
        var endpoint = _options.Endpoint ?? new Uri($"https://s3.{_options.RegionOrDefault}.amazonaws.com");
        var host = _options.UsesPathStyle || _options.Endpoint is null ? endpoint.Authority : $"{target.Bucket}.{endpoint.Authority}";
        var bucket = host == endpoint.Authority ? target.Bucket + "/" : "";
        return $"{endpoint.Scheme}://{host}{endpoint.AbsolutePath.TrimEnd('/')}/{bucket}{string.Join('/', target.Key.Split('/').Select(Uri.EscapeDataString))}";
    }

    public async Task<bool> ExistsAsync(TaskObject target, CancellationToken cancellationToken)
    {
        try
        {
            await _client.GetObjectMetadataAsync(target.Bucket, target.Key, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            // Who may not read, or list, cannot be told whether it is there: to write it once more under its name does no harm.
            return false;
        }
        catch (Exception e) when (S3Failure.Describe(e, cancellationToken) is { } described)
        {
            throw described;
        }
    }

    public async Task PublishAsync(string file, TaskObject target, CancellationToken cancellationToken)
    {
        try
        {
            var length = new FileInfo(file).Length;
            if (length > _options.PartBytes) await UploadPartsAsync(file, length, target, cancellationToken).ConfigureAwait(false);
            else await UploadAsync(file, target, cancellationToken).ConfigureAwait(false);
            File.Delete(file);
        }
        catch (Exception e) when (S3Failure.Describe(e, cancellationToken) is { } described)
        {
            throw described;
        }
    }

    public void Dispose() => _client.Dispose();

    // Stores that are only compatible know neither the newer checksums nor signed chunks: the hash of the whole body is signed instead.
    private static AmazonS3Config ConfigOf(S3OutputOptions options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.UsesPathStyle,
            Timeout = options.RequestTimeout,
            MaxErrorRetry = 2,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is null) config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.RegionOrDefault);
        else (config.ServiceURL, config.AuthenticationRegion) = (options.Endpoint.ToString(), options.RegionOrDefault);
        return config;
    }

    private static AWSCredentials? CredentialsOf(S3OutputOptions options) => options switch
    {
        { AccessKeyId: null } => null,
        { SessionToken: { } token } => new SessionAWSCredentials(options.AccessKeyId, options.SecretAccessKey, token),
        _ => new BasicAWSCredentials(options.AccessKeyId, options.SecretAccessKey),
    };

    private Task<PutObjectResponse> UploadAsync(string file, TaskObject target, CancellationToken cancellationToken) => _client.PutObjectAsync(
        new PutObjectRequest { BucketName = target.Bucket, Key = target.Key, ContentType = target.ContentType, FilePath = file, UseChunkEncoding = false },
        cancellationToken);

    private async Task UploadPartsAsync(string file, long length, TaskObject target, CancellationToken cancellationToken)
    {
        var begin = new InitiateMultipartUploadRequest { BucketName = target.Bucket, Key = target.Key, ContentType = target.ContentType };
        var upload = (await _client.InitiateMultipartUploadAsync(begin, cancellationToken).ConfigureAwait(false)).UploadId;
        try
        {
            var parts = new List<PartETag>();
            for (long at = 0; at < length; at += _options.PartBytes)
            {
                var number = parts.Count + 1;
                var part = PartOf(file, target, upload, number, at, Math.Min(_options.PartBytes, length - at));
                parts.Add(new PartETag(number, (await _client.UploadPartAsync(part, cancellationToken).ConfigureAwait(false)).ETag));
            }

            await _client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = target.Bucket, Key = target.Key, UploadId = upload, PartETags = parts }, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await TryAbortAsync(target, upload).ConfigureAwait(false);
            throw;
        }
    }

    private static UploadPartRequest PartOf(string file, TaskObject target, string upload, int number, long at, long size) => new()
    {
        BucketName = target.Bucket,
        Key = target.Key,
        UploadId = upload,
        PartNumber = number,
        FilePath = file,
        FilePosition = at,
        PartSize = size,
        UseChunkEncoding = false,
    };

    // Parts that nobody completes are stored, and paid for, until somebody removes them.
    private async Task TryAbortAsync(TaskObject target, string upload)
    {
        using var timeout = new CancellationTokenSource(AbortTimeout, _time);
        try
        {
            await _client.AbortMultipartUploadAsync(target.Bucket, target.Key, upload, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or OperationCanceledException)
        {
            // The store did not answer the upload either: what failed it is told.
        }
    }
}
