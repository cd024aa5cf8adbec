using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>Publishes outputs, and tries again as long as their store fails in a way that may pass. Safe for concurrent use.</summary>
internal sealed partial class TaskPublisher(ITaskOutput output, PollyOptions options, TimeProvider time, ILogger<TaskPublisher> log)
{
    /// <inheritdoc cref="ITaskOutput.ExistsAsync"/>
    public async Task<bool> ExistsAsync(TaskObject target, CancellationToken cancellationToken)
    {
        var exists = false;
        await TryAsync(async () => exists = await output.ExistsAsync(target, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return exists;
    }

    /// <inheritdoc cref="ITaskOutput.PublishAsync"/>
    public Task PublishAsync(string file, TaskObject target, CancellationToken cancellationToken) =>
        TryAsync(() => output.PublishAsync(file, target, cancellationToken), cancellationToken);

    private async Task TryAsync(Func<Task> ask, CancellationToken stop)
    {
        var (backoff, began) = (new Backoff(time), time.GetTimestamp());
        while (true)
        {
            try
            {
                await ask().ConfigureAwait(false);
                return;
            }
            catch (TaskOutputException failed) when (failed.IsTransient && time.GetElapsedTime(began) + backoff.Next < options.Tasks.PublishTimeout)
            {
                LogAgain(failed.Message, failed.InnerException?.Message);
            }

            await backoff.PauseAsync(stop).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The output of a synthesis task is tried again: {Reason} {Cause}")]
    private partial void LogAgain(string reason, string? cause);
}
