using System.Buffers;
using Antiphon.Server.Duplex;
using Antiphon.Speech.Sessions;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Speaking;

/// <summary>
/// The body of a response that is written as it is made, each part flushed. It begins with the first part, so that a failure before it can
/// still be told as an HTTP error. A client that does not read suspends the speech here, and is cut off when nothing has moved for the limit.
/// </summary>
internal sealed class ResponseOutput : ISpeechOutput, IDisposable
{
    private const int MostBytesPerFlush = 16 * 1024;
    private readonly HttpContext _context;
    private readonly Action<HttpResponse> _writeHead;
    private readonly Deadline _blocked;
    private readonly CancellationTokenRegistration _abort;
    private bool _isReaderGone;

    /// <param name="context">The request that is answered.</param>
    /// <param name="writeHead">Sets the status and the headers.</param>
    /// <param name="blockedLimit">How long the client may take nothing.</param>
    /// <param name="time">The clock of that limit.</param>
    public ResponseOutput(HttpContext context, Action<HttpResponse> writeHead, TimeSpan blockedLimit, TimeProvider time)
    {
        (_context, _writeHead, _blocked) = (context, writeHead, new Deadline(blockedLimit, time));
        _abort = _blocked.Token.Register(static c => ((HttpContext)c!).Abort(), context);
    }

    /// <summary>Whether anything has been sent: then an error can only be told by breaking off.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>What the client did that ended the answer, as the log says it; null: nothing, so that a failure is the server's.</summary>
    public string? ClientsFault =>
        _blocked.HasExpired ? "its client stopped reading"
        : _isReaderGone || _context.RequestAborted.IsCancellationRequested ? "its client went away"
        : null;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        Start();
        while (!audio.IsEmpty)
        {
            var part = audio[..Math.Min(audio.Length, MostBytesPerFlush)];
            _context.Response.BodyWriter.Write(part.Span);
            await FlushAsync(cancellationToken).ConfigureAwait(false);
            audio = audio[part.Length..];
        }
    }

    /// <summary>Ends the body, which may be empty: the head goes out at the latest here.</summary>
    public async Task CompleteAsync()
    {
        Start();
        await _context.Response.CompleteAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _abort.Dispose();
        _blocked.Dispose();
    }

    private void Start()
    {
        if (HasStarted) return;
        HasStarted = true;
        _writeHead(_context.Response);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _blocked.Restart();
        try
        {
            var flushed = await _context.Response.BodyWriter.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (!flushed.IsCompleted && !flushed.IsCanceled) return;

            // This is often known before the request is told that it was aborted.
            _isReaderGone = true;
            throw new OperationCanceledException("The client went away.");
        }
        finally
        {
            _blocked.Stop();
        }
    }
}
