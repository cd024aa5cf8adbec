using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;

namespace Antiphon.Client.Http;

/// <summary>A request body that is written while the answer is being read. Ends when the pipe's writer completes.</summary>
internal sealed class DuplexContent : HttpContent
{
    private readonly Pipe _pipe;

    public DuplexContent(int maxBytesWaiting)
    {
        _pipe = new Pipe(
            new PipeOptions(
                pauseWriterThreshold: maxBytesWaiting, resumeWriterThreshold: maxBytesWaiting / 2, useSynchronizationContext: false));
        Headers.ContentType = new MediaTypeHeaderValue("application/vnd.amazon.eventstream");
    }

    public PipeWriter Writer => _pipe.Writer;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        try
        {
            // The handler sends the request's headers with the first flush of its body: without one, the server would not see a stream that
        // has no text yet.
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                var read = await _pipe.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                foreach (var segment in read.Buffer) await stream.WriteAsync(segment, cancellationToken).ConfigureAwait(false);
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
                _pipe.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }

            await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            await _pipe.Reader.CompleteAsync(broken).ConfigureAwait(false);
            throw;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
