using System.Threading.Channels;

namespace Antiphon.Speech.Sessions;

/// <summary>Wakes one waiting task. Raised twice before it is awaited, it wakes once.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Raise() => _raised.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await _raised.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
}
