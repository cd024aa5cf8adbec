namespace Antiphon.Server.Doors.Aws;

/// <summary>Endpoint metadata: the request is a stream of events.</summary>
internal sealed class IsEventStream
{
    public static IsEventStream Instance { get; } = new();

    private IsEventStream()
    {
    }
}
