using System.Net.Security;
using System.Security.Cryptography;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Certificates;

/// <summary>
/// The server's certificate, signed by an authority of our own, both kept in the data folder. Issues them on the first
/// start, renews while running; safe for concurrent use and for several processes on one folder.
/// </summary>
public sealed class CertificateSource : IAsyncDisposable
{
    private readonly CertificateFiles _files;
    private readonly CertificateOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _renewal;
    private volatile SslStreamCertificateContext _current;

    private CertificateSource(CertificateFiles files, CertificateOptions options, TimeProvider time, ILogger log, SslStreamCertificateContext current)
    {
        (_files, _options, _time, _log, _current) = (files, options, time, log, current);
        _renewal = RenewAsync();
    }

    /// <summary>The certificate for the next handshake. It changes when it is renewed; connections keep the one they began with.</summary>
    public SslStreamCertificateContext Current => _current;

    /// <summary>Opens the folder's certificates, issuing what is missing, expiring or without one of the names.</summary>
    /// <exception cref="InvalidDataException">The authority's files are damaged; the message names them.</exception>
    public static async Task<CertificateSource> OpenAsync(
        DataFolder folder,
        CertificateOptions options,
        TimeProvider time,
        ILogger<CertificateSource> log,
        CancellationToken cancellationToken = default)
    {
        options.Validate();
        var files = new CertificateFiles(folder, options, log);
        var current = await PrepareAsync(files, time, cancellationToken);
        return new CertificateSource(files, options, time, log, current);
    }

    /// <summary>Stops the renewal.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await _renewal;
        _disposed.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(_options.CheckEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_disposed.Token)) await CheckAsync();
        }
        catch (OperationCanceledException)
        {
            // disposed
        }
    }

    private async Task CheckAsync()
    {
        try
        {
            var renewed = await PrepareAsync(_files, _time, _disposed.Token);
            if (renewed.TargetCertificate.Thumbprint == _current.TargetCertificate.Thumbprint) return;
            _current = renewed; // not disposed: handshakes may still hold the old one
            CertificateLog.Renewed(_log, renewed.TargetCertificate.NotAfter);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException)
        {
            CertificateLog.NotRenewed(_log, e.Message); // the one in use still serves; the next tick tries again
        }
    }

    private static async Task<SslStreamCertificateContext> PrepareAsync(CertificateFiles files, TimeProvider time, CancellationToken cancellationToken) =>
        SslStreamCertificateContext.Create(await files.PrepareAsync(time, cancellationToken), additionalCertificates: null, offline: true);
}
