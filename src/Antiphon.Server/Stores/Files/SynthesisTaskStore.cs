using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Stores.Files;

/// <summary>
/// The tasks of a data folder, a file for each in <c>stores/task-queue</c>. The files are the truth: several servers may share them, and
/// what is remembered of one holds as long as its stamp. Safe for concurrent use.
/// </summary>
internal sealed partial class SynthesisTaskStore(DataFolder folder, ILogger<SynthesisTaskStore> log)
{
    private const string Ending = ".json";
    private readonly string _folder = folder.TaskQueue;
    private readonly Lock _lock = new();

    // Without texts. A fault stands for a file that cannot be read: it is logged once.
    private readonly Dictionary<string, (FileStamp Stamp, SynthesisTask? Task, string? Fault)> _known = new(StringComparer.Ordinal);

    /// <summary>All tasks without their texts as they were last seen, in no order. Does not look at the folder.</summary>
    public IReadOnlyList<SynthesisTask> Seen
    {
        get { lock (_lock) return [.. _known.Values.Select(known => known.Task).OfType<SynthesisTask>()]; }
    }

    /// <summary>Keeps a task as it is now.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Save(SynthesisTask task)
    {
        SynthesisTaskFile.Write(PathOf(task.Id), task);
        Note(task);
    }

    /// <summary>A task counts as seen before its file is there.</summary>
    public void Note(SynthesisTask task)
    {
        // The stamp of no file: whoever asks for the task reads it anew, because another server may have changed it meanwhile.
        lock (_lock) _known[task.Id] = (default, task.WithoutText(), null);
    }

    /// <summary>One task with its text; null where there is none.</summary>
    public SynthesisTask? Load(string id) => SynthesisTaskFile.TryRead(PathOf(id));

    /// <summary>One task without its text; null where there is none.</summary>
    public SynthesisTask? Find(string id) => Refresh(new FileInfo(PathOf(id)));

    /// <summary>All tasks without their texts, in the order of their creation.</summary>
    public IReadOnlyList<SynthesisTask> List()
    {
        var tasks = new List<SynthesisTask>();
        var files = new DirectoryInfo(_folder).GetFiles("*" + Ending);
        foreach (var file in files)
        {
            if (Refresh(file) is { } task) tasks.Add(task);
        }

        lock (_lock)
        {
            if (_known.Count > files.Length) ForgetNeedsLock([.. files.Select(IdOf)]);
        }

        return [.. tasks.OrderBy(task => task.CreationTime).ThenBy(task => task.Id, StringComparer.Ordinal)];
    }

    /// <summary>Forgets a task and removes its file.</summary>
    public void Remove(string id)
    {
        File.Delete(PathOf(id));
        lock (_lock) _known.Remove(id);
    }

    /// <summary>Sets aside what the last look found damaged. Only the server that runs the tasks may do so.</summary>
    public void SetDamagedAside()
    {
        List<(string Id, string Reason)> damaged;
        lock (_lock) damaged = [.. from known in _known where known.Value.Fault is not null select (known.Key, known.Value.Fault)];
        foreach (var (id, reason) in damaged) SetAside(id, reason);
    }

    /// <summary>Moves a task's file to <c>damaged/</c>, with the reason beside it, where no server sees it any more.</summary>
    /// <exception cref="IOException">The file cannot be moved.</exception>
    public void SetAside(string id, string reason)
    {
        var target = Path.Combine(DataFolder.CreateIn(_folder, "damaged"), id + Ending);
        AtomicFile.WriteSecret(Path.ChangeExtension(target, ".reason.txt"), reason + "\n");
        File.Move(PathOf(id), target, overwrite: true);
        lock (_lock) _known.Remove(id);
        LogSetAside(target, reason);
    }

    /// <summary>Where a task's output is made, before it is published.</summary>
    public string WorkPathOf(string id) => Path.Combine(_folder, id + ".part");

    /// <summary>Removes what was half written when a server ended. Only for whoever runs the tasks.</summary>
    public void RemoveLeftovers(DateTimeOffset now)
    {
        foreach (var part in Directory.EnumerateFiles(_folder, "*.part")) File.Delete(part);
        AtomicFile.RemoveLeftovers(_folder, now);
    }

    private static string IdOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    private string PathOf(string id) => Path.Combine(_folder, id + Ending);

    // Reads outside the lock: of two that read at once, one may keep an older stamp, and then the next look reads again.
    private SynthesisTask? Refresh(FileInfo file)
    {
        var (id, stamp) = (IdOf(file), FileStamp.Of(file));
        lock (_lock)
        {
            if (stamp == default)
            {
                _known.Remove(id);
                return null;
            }

            if (_known.TryGetValue(id, out var known) && known.Stamp == stamp) return known.Task;
        }

        var (task, fault) = TryLoad(file.FullName);
        lock (_lock) _known[id] = (stamp, task, fault);
        return task;
    }

    private (SynthesisTask? Task, string? Fault) TryLoad(string path)
    {
        try
        {
            return (SynthesisTaskFile.TryRead(path)?.WithoutText(), null);
        }
        catch (InvalidDataException damaged)
        {
            LogDamaged(damaged.Message);
            return (null, damaged.Message);
        }
    }

    private void ForgetNeedsLock(HashSet<string> ids)
    {
        foreach (var id in _known.Keys.Where(id => !ids.Contains(id)).ToList()) _known.Remove(id);
    }

    [LoggerMessage(1, LogLevel.Error, "The file of a synthesis task cannot be read: {Reason}")]
    private partial void LogDamaged(string reason);

    [LoggerMessage(2, LogLevel.Error, "The file of a synthesis task was set aside as {Path}: {Reason}")]
    private partial void LogSetAside(string path, string reason);
}
