using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>
/// The tasks of a data folder, a file for each in <c>stores/task-queue</c>. The files are the truth: several servers may share them, and
/// what is remembered of one holds as long as its stamp. Safe for concurrent use.
/// </summary>
internal sealed partial class SynthesisTaskStore(DataFolder folder, ILogger<SynthesisTaskStore> log)
{
    private const string Ending = ".json";
    private readonly string _folder = folder.TaskQueue;
    private readonly Lock _lock = new();

    // Without texts. A null stands for a file that cannot be read: it is told of once.
    private readonly Dictionary<string, (FileStamp Stamp, SynthesisTask? Task)> _known = new(StringComparer.Ordinal);

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
        lock (_lock) _known[task.Id] = (default, task.WithoutText());
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

        var task = TryLoad(id, file.FullName);
        lock (_lock) _known[id] = (stamp, task);
        return task;
    }

    private SynthesisTask? TryLoad(string id, string path)
    {
        try
        {
            var task = SynthesisTaskFile.TryRead(path)?.WithoutText();
            return task?.Id == id ? task : null;
        }
        catch (InvalidDataException e)
        {
            LogDamaged(e.Message);
            return null;
        }
    }

    private void ForgetNeedsLock(HashSet<string> ids)
    {
        foreach (var id in _known.Keys.Where(id => !ids.Contains(id)).ToList()) _known.Remove(id);
    }

    [LoggerMessage(1, LogLevel.Error, "A synthesis task cannot be read and is left alone: {Reason}")]
    private partial void LogDamaged(string reason);
}
