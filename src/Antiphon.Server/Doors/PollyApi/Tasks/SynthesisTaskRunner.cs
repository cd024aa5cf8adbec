using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using Antiphon.Speech.Engines;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>Runs one task from what is kept of it to its end: spoken into a file, published under its name, noted. Safe for concurrent use.</summary>
internal sealed partial class SynthesisTaskRunner(
    SynthesisTaskStore store, TaskSpeaker speaker, TaskTargets targets, TaskPublisher publisher, PollyOptions options, TimeProvider time, ILogger<SynthesisTaskRunner> log)
{
    private const int MostEngineFailures = 3;

    /// <summary>Runs a task that has not ended. One that is stopped is left as it is and runs again.</summary>
    /// <param name="id">The caller makes sure that nobody else runs it.</param>
    /// <param name="stop">The server ends.</param>
    /// <returns>False where it must be run again, but not at once.</returns>
    public async Task<bool> RunAsync(string id, CancellationToken stop)
    {
        try
        {
            return store.Load(id) is not { HasEnded: false } task || await RunAsync(task, stop).ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // What a server says that ends is no failure of the task's.
            LogStopped(id);
            return false;
        }
        catch (Exception unkept) when (unkept is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Neither its beginning nor its end could be noted.
            LogNotKept(unkept, id);
            return false;
        }
        catch (Exception unexpected)
        {
            // The top of a task: whatever is wrong with one ends neither the queue nor the server.
            LogUnexpected(unexpected, id);
            return TrySetAside(id, $"It cannot be run: {unexpected.Message}");
        }
    }

    private bool TrySetAside(string id, string reason)
    {
        try
        {
            store.SetAside(id, reason);
            return true;
        }
        catch (Exception unkept) when (unkept is IOException or UnauthorizedAccessException)
        {
            LogNotKept(unkept, id);
            return false;
        }
    }

    private async Task<bool> RunAsync(SynthesisTask waiting, CancellationToken stop)
    {
        if (MayWait(waiting) && !speaker.HasVoice(waiting)) return false;
        var wasBegun = waiting.Status == SynthesisTaskStatus.InProgress;
        var task = waiting with { Status = SynthesisTaskStatus.InProgress, Starts = waiting.Starts + 1 };
        store.Save(task);
        LogBegan(task.Id, task.RequestCharacters);
        SynthesisTask ended;
        try
        {
            ended = await SpeakAndPublishAsync(task, wasBegun, stop).ConfigureAwait(false);
        }
        catch when (stop.IsCancellationRequested)
        {
            // A server that ends in good order does not count: only what kills one again and again must come to an end.
            store.Save(task with { Starts = waiting.Starts });
            throw;
        }
        catch (EngineException missing) when (missing.Failure == EngineFailure.Unavailable)
        {
            store.Save(waiting);
            LogMissing(task.Id, missing.Detail);
            return false;
        }

        store.Save(ended.WithoutText());
        if (ended.Status == SynthesisTaskStatus.Completed) LogCompleted(task.Id, task.OutputUri);
        else LogFailed(task.Id, ended.StatusReason!);
        return true;
    }

    // For an engine that is missing.
    private bool MayWait(SynthesisTask task) => time.GetUtcNow() - task.CreationTime < options.Tasks.KeptFor;

    /// <returns>The task as it ended.</returns>
    private async Task<SynthesisTask> SpeakAndPublishAsync(SynthesisTask task, bool wasBegun, CancellationToken stop)
    {
        var work = store.WorkPathOf(task.Id);
        try
        {
            // Again: the buckets that are allowed may be others than when the task was accepted.
            var target = targets.Of(task);
            // A server that was killed between the two has published it without noting so.
            if (!wasBegun || !await publisher.ExistsAsync(target, stop).ConfigureAwait(false))
            {
                if (task.Starts > options.Tasks.MaxStarts) return Failed(task, $"The server ended {options.Tasks.MaxStarts} times while it ran.");
                await SpeakAsync(task, work, stop).ConfigureAwait(false);
                await publisher.PublishAsync(work, target, stop).ConfigureAwait(false);
            }

            return task with { Status = SynthesisTaskStatus.Completed };
        }
        catch (TaskOutputException refused) when (!stop.IsCancellationRequested)
        {
            LogUnexpected(refused, task.Id);
            return Failed(task, refused.Message);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && !(failure is EngineException { Failure: EngineFailure.Unavailable } && MayWait(task)))
        {
            if (!PollyErrors.Shape.IsExpected(failure)) LogUnexpected(failure, task.Id);
            return Failed(task, PollyErrors.Shape.ErrorOf(failure).Message);
        }
        finally
        {
            File.Delete(work);
        }
    }

    // Nobody waits: an engine that has no room is asked again until it has.
    private async Task SpeakAsync(SynthesisTask task, string path, CancellationToken stop)
    {
        var (backoff, failures) = (new Backoff(time), 0);
        while (true)
        {
            try
            {
                await speaker.SpeakAsync(task, path, stop).ConfigureAwait(false);
                return;
            }
            catch (EngineException failed) when (!stop.IsCancellationRequested && MayRetry(failed, ref failures))
            {
                LogAgain(task.Id, failed.Detail);
            }

            await backoff.PauseAsync(stop).ConfigureAwait(false);
        }
    }

    private static bool MayRetry(EngineException failed, ref int failures) => failed.Failure switch
    {
        EngineFailure.Busy => true,
        EngineFailure.Unavailable => false,
        _ => ++failures < MostEngineFailures,
    };

    private static SynthesisTask Failed(SynthesisTask task, string reason) => task with { Status = SynthesisTaskStatus.Failed, StatusReason = reason };

    [LoggerMessage(1, LogLevel.Information, "Synthesis task {Id} began: {Characters} characters.")]
    private partial void LogBegan(string id, long characters);

    [LoggerMessage(2, LogLevel.Information, "Synthesis task {Id} completed: {Uri}")]
    private partial void LogCompleted(string id, string uri);

    [LoggerMessage(3, LogLevel.Warning, "Synthesis task {Id} failed: {Reason}")]
    private partial void LogFailed(string id, string reason);

    [LoggerMessage(4, LogLevel.Information, "Synthesis task {Id} is left for the next start.")]
    private partial void LogStopped(string id);

    [LoggerMessage(5, LogLevel.Warning, "Synthesis task {Id} is spoken again: {Reason}")]
    private partial void LogAgain(string id, string reason);

    [LoggerMessage(6, LogLevel.Information, "Synthesis task {Id} waits for its engine: {Reason}")]
    private partial void LogMissing(string id, string reason);

    [LoggerMessage(7, LogLevel.Error, "Synthesis task {Id} failed.")]
    private partial void LogUnexpected(Exception failure, string id);

    [LoggerMessage(8, LogLevel.Error, "What became of synthesis task {Id} could not be kept.")]
    private partial void LogNotKept(Exception failure, string id);
}
