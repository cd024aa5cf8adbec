using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Antiphon.Speech.Sessions;

/// <summary>Wakes one waiting task. Raised twice before it is awaited, it wakes once.</summary>
/// <param name="inline">
/// Whether the woken task continues inside <see cref="Raise"/>, up to its next wait, instead of on another thread. It saves a change of
/// threads for every text. The caller of <see cref="Raise"/> must hold no lock.
/// </param>
internal sealed class Signal(bool inline = false)
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
        AllowSynchronousContinuations = inline,
    });

    public void Raise() => _raised.Writer.TryWrite(true);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await _raised.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
}
