using Antiphon.Client.Synthesis;

namespace Antiphon.Client.Tests.Synthesis;

/// <summary>A stream that ends before its input does leaves no call waiting.</summary>
public sealed class SynthesisStreamDisposalTests
{
    // Ends the waits that a fault would make endless; no test's result depends on its length.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly SynthesisStreamOptions Options = new()
    {
        Endpoint = new Uri("http://127.0.0.1:1"),
        AccessKeyId = "AKID",
        SecretAccessKey = "secret",
        Region = "us-east-1",
        MaxBytesWaiting = 256,
    };

    [Fact]
    public async Task Senders_WhenTheConnectionFails_DoNotWaitForRoomForEver()
    {
        var connection = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var http = new HttpMessageInvoker(new Connection(connection.Task));
        await using var stream = SynthesisStream.Open(Options, http);
        var first = stream.SendTextAsync(new string('a', 300)).AsTask();
        var second = stream.SendTextAsync("and the next").AsTask();
        first.IsCompleted.ShouldBeFalse();

        connection.SetException(new HttpRequestException("Connection refused"));

        await Task.WhenAll(first, second).WaitAsync(Patience);
        await Should.ThrowAsync<SynthesisStreamException>(ReadAsync(stream)).WaitAsync(Patience);
    }

    [Fact]
    public async Task Senders_WhenTheStreamIsDisposed_AreReleased()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        using var http = new HttpMessageInvoker(new Connection(never.Task));
        var stream = SynthesisStream.Open(Options, http);
        var first = stream.SendTextAsync(new string('a', 300)).AsTask();
        var second = stream.SendTextAsync("and the next").AsTask();

        await stream.DisposeAsync().AsTask().WaitAsync(Patience);

        await first.WaitAsync(Patience);
        await second.ContinueWith(static _ => { }, TaskScheduler.Default).WaitAsync(Patience);
        await Should.ThrowAsync<ObjectDisposedException>(stream.SendTextAsync("too late").AsTask()).WaitAsync(Patience);
    }

    private static async Task ReadAsync(SynthesisStream stream)
    {
        await foreach (var audio in stream.ReadAudioAsync()) audio.IsEmpty.ShouldBeFalse();
    }

    /// <summary>A server that cannot be reached: it takes nothing of the body.</summary>
    private sealed class Connection(Task<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer.WaitAsync(cancellationToken);
    }
}
