namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>The pauses between tries, each twice as long as the one before up to half a minute. Used by one loop.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How long the next pause is.</summary>
    public TimeSpan Next { get; private set; } = TimeSpan.FromSeconds(1);

    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Next, time, cancellationToken).ConfigureAwait(false);
        Next = Next * 2 < Longest ? Next * 2 : Longest;
    }
}
