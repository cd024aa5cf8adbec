using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Antiphon.Wire.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antiphon.Testing.ObjectStores;

/// <summary>
/// An S3-compatible store for tests, on a free port: path style, signatures verified, objects in memory. It counts how often each object
/// was
/// stored, and fails as it is told.
/// </summary>
public sealed partial class ObjectStore : IAsyncDisposable
{
    public const string AccessKeyId = "STOREKEY";
    public const string SecretAccessKey = "the-secret-of-the-store";
    public const string Region = "eu-central-1";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, byte[]>> _uploads = new();
    private readonly CancellationTokenSource _closing = new();

    private ObjectStore(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>By bucket and key: <c>bucket/key</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public ConcurrentDictionary<string, string?> ContentTypes { get; } = new();

    /// <summary>How often each object was stored.</summary>
    public ConcurrentDictionary<string, int> Stored { get; } = new();

    /// <summary>Requests that were not signed with the key.</summary>
    public ConcurrentQueue<string> Unsigned { get; } = new();

    /// <summary>Uploads in parts that were begun and neither completed nor given up.</summary>
    public int OpenUploads => _uploads.Count;

    /// <summary>What becomes of a request to store or remove something, whose body has arrived.</summary>
    public Func<HttpRequest, StoreFault> Fault { get; set; } = static _ => StoreFault.None;

    public static async Task<ObjectStore> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var store = new ObjectStore(app);
        app.Run(store.HandleAsync);
        await app.StartAsync();
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.StopAsync(_closing.Token);
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (!IsSigned(context, body.ToArray()))
        {
            Unsigned.Enqueue(context.Request.Method + " " + context.Request.Path);
            await RefuseAsync(context, 403, "SignatureDoesNotMatch");
            return;
        }

        var writes = context.Request.Method is "PUT" or "POST" or "DELETE";
        var fault = writes ? Fault(context.Request) : StoreFault.None;
        if (fault.Status != 0) await RefuseAsync(context, fault.Status, fault.Code);
        else if (fault is { Hangs: true, Stores: false }) await HangAsync(context);
        else await AnswerAsync(context, body.ToArray(), fault);
    }

    private async Task AnswerAsync(HttpContext context, byte[] body, StoreFault fault)
    {
        var (name, query) = (context.Request.Path.Value![1..], context.Request.Query);
        var upload = query["uploadId"].ToString();
        switch (context.Request.Method)
        {
            case "HEAD" when !Objects.ContainsKey(name):
                context.Response.StatusCode = 404;
                return;
            case "HEAD":
                context.Response.ContentLength = Objects[name].Length;
                return;
            case "POST" when query.ContainsKey("uploads"):
                await BeginAsync(context, name);
                return;
            case "PUT" when upload.Length > 0:
                _uploads[upload][int.Parse(query["partNumber"].ToString(), CultureInfo.InvariantCulture)] = body;
                context.Response.Headers.ETag = Tag(body);
                return;
            case "DELETE" when upload.Length > 0:
                _uploads.TryRemove(upload, out _);
                context.Response.StatusCode = 204;
                return;
            case "POST" when upload.Length > 0:
                Keep(context, name, Whole(upload, body));
                if (fault.Hangs) await HangAsync(context);
                else await context.Response.WriteAsync(
                    $"<CompleteMultipartUploadResult><Key>{name}</Key><ETag>\"x\"</ETag></CompleteMultipartUploadResult>");
                return;
            case "PUT":
                Keep(context, name, body);
                context.Response.Headers.ETag = Tag(body);
                if (fault.Hangs) await HangAsync(context);
                return;
        }
    }

    private Task BeginAsync(HttpContext context, string name)
    {
        var upload = Guid.NewGuid().ToString("N");
        _uploads[upload] = new ConcurrentDictionary<int, byte[]>();
        ContentTypes[name] = context.Request.ContentType;
        return context.Response.WriteAsync(
            $"<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>");
    }

    private byte[] Whole(string upload, byte[] order)
    {
        _uploads.TryRemove(upload, out var parts);
        var numbers = PartNumbers().Matches(System.Text.Encoding.UTF8.GetString(order))
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        return [.. numbers.SelectMany(number => parts![number])];
    }

    private void Keep(HttpContext context, string name, byte[] body)
    {
        if (context.Request.Method == "PUT") ContentTypes[name] = context.Request.ContentType;
        Objects[name] = body;
        Stored.AddOrUpdate(name, 1, (_, times) => times + 1);
    }

    // Until the client has gone.
    private async Task HangAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = either.Token.Register(gone.SetResult);
        await gone.Task.ConfigureAwait(false);
        context.Abort();
    }

    private static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>As the test wants it.</Message></Error>");
    }

    private static bool IsSigned(HttpContext context, byte[] body)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var wire = SigV4Request.ForTarget(context.Request.Method, target, context.Request.Host.Value!);
        var request = wire with
        {
            // S3 signs a path that is encoded once; the verifier encodes what it is given.
            Path = Uri.UnescapeDataString(wire.Path),
            Headers = [.. from header in context.Request.Headers from line in header.Value select new SigV4Header(header.Key, line ?? "")],
            PayloadHash = SigV4.PayloadHash(body),
            PayloadHashCoversBody = true,
        };
        if (SigV4Authentication.TryRead(request, out var claims) != SigV4Outcome.Unverified) return false;
        if (claims!.AccessKeyId != AccessKeyId) return false;
        var options = new SigV4Options { Service = "s3", Regions = [Region], NormalizePath = false };
        return SigV4Verifier.Verify(request, claims, [SecretAccessKey], DateTimeOffset.UtcNow, options).IsVerified;
    }

    private static string Tag(byte[] body) => "\"" + Convert.ToHexStringLower(SHA256.HashData(body)[..16]) + "\"";

    [GeneratedRegex("<PartNumber>([0-9]+)</PartNumber>")]
    private static partial Regex PartNumbers();
}
