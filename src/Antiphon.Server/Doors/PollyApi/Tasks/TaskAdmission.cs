using Antiphon.Aws.Errors;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>Keeps new tasks as long as there is room. Safe for concurrent use.</summary>
/// <remarks>What other servers on the same folder keep counts as it was last seen.</remarks>
internal sealed class TaskAdmission(SynthesisTaskStore store, PollyOptions options)
{
    private readonly Lock _lock = new();

    /// <summary>Keeps a new task; where all room is taken, in the place of the oldest that has ended.</summary>
    /// <exception cref="AwsRefusedException">ThrottlingException: its account, or everybody, has too many that have not ended.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Keep(SynthesisTask task)
    {
        lock (_lock)
        {
            MakeRoomNeedsLock(task.Account);
            store.Note(task);
        }

        store.Save(task);
    }

    private void MakeRoomNeedsLock(string account)
    {
        var (seen, own, most) = (store.Seen, options.Tasks.MaxUnfinishedPerAccount, options.Tasks.MaxKept);
        if (seen.Count(task => !task.HasEnded && task.Account == account) >= own)
            throw Throttled($"The account has its most of {own} tasks that have not ended: try again when one has.");

        var missing = Math.Max(0, seen.Count + 1 - most);
        if (missing == 0) return;
        var oldest = seen.Where(task => task.HasEnded).OrderBy(task => task.CreationTime).Take(missing).ToList();
        if (oldest.Count < missing) throw Throttled($"The server has its most of {most} tasks, and none of them has ended: try again when one has.");
        foreach (var task in oldest) store.Remove(task.Id);
    }

    private static AwsRefusedException Throttled(string message) => new(new AwsError(AwsErrorCode.Throttling, message));
}
