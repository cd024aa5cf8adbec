using System.IO.Pipelines;
using Antiphon.Server.Speaking;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Antiphon.Server.Tests.Speaking;

/// <summary>Whose fault it is that an answer does not end well.</summary>
public sealed class ResponseOutputTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly ManualTime _time = new();
    private readonly Pipe _body = new(new PipeOptions(pauseWriterThreshold: 10, resumeWriterThreshold: 1));

    [Fact]
    public async Task Client_ThatReads_IsAtNoFault()
    {
        using var output = Open();

        await output.WriteAsync(new byte[5], default);

        (output.HasStarted, output.ClientsFault).ShouldBe((true, null));
    }

    [Fact]
    public async Task Client_ThatWentAway_IsAtFault_BeforeTheRequestIsAborted()
    {
        using var output = Open();
        await _body.Reader.CompleteAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => output.WriteAsync(new byte[5], default).AsTask());

        output.ClientsFault.ShouldBe("its client went away");
    }

    [Fact]
    public async Task Client_ThatStopsReading_IsSaidToHave_EvenIfItGoesAwayThen()
    {
        using var output = Open();
        var writing = output.WriteAsync(new byte[50], default).AsTask();

        _time.Advance(Limit);
        await _body.Reader.CompleteAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => writing);
        output.ClientsFault.ShouldBe("its client stopped reading");
    }

    private ResponseOutput Open()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new PipedBody(_body.Writer));
        return new ResponseOutput(context, static _ => { }, Limit, _time);
    }

    private sealed class PipedBody(PipeWriter writer) : IHttpResponseBodyFeature
    {
        public Stream Stream => writer.AsStream();

        public PipeWriter Writer => writer;

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
