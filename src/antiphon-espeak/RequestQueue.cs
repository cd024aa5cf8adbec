using System.Collections.Concurrent;
using AntiphonEspeak.Protocol;
using AntiphonEspeak.Speaking;

namespace AntiphonEspeak;

/// <summary>Reads the input on a thread of its own, so that a Cancel is seen while the library speaks.</summary>
internal sealed class RequestQueue(Stream input, CancelledIds cancelled) : IDisposable
{
    // The asker waits for an answer before it asks again; a few more are allowed, more than that waits in the pipe.
    private readonly BlockingCollection<Request> _waiting = new(boundedCapacity: 16);

    /// <summary>What made the reading end before the input did.</summary>
    public Exception? Failure { get; private set; }

    public void Start() => new Thread(ReadAll) { IsBackground = true, Name = "requests" }.Start();

    public IEnumerable<Request> All() => _waiting.GetConsumingEnumerable();

    public void Dispose() => _waiting.Dispose();

    private void ReadAll()
    {
        try
        {
            while (Request.Read(input) is { } request)
            {
                if (request.Type == Wire.Cancel) cancelled.Add(request.Id);
                else _waiting.Add(request);
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            Failure = failure;
        }

        cancelled.Close();
        _waiting.CompleteAdding();
    }
}
