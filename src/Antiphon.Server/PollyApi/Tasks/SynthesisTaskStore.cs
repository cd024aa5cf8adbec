using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.PollyApi.Tasks;

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

    /// <summary>Tasks that are kept, ended or not.</summary>
    public int Count => Directory.EnumerateFiles(_folder, "*" + Ending).Count();

    /// <summary>Keeps a task as it is now.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Save(SynthesisTask task) => SynthesisTaskFile.Write(PathOf(task.Id), task);

    /// <summary>One task with its text; null where there is none.</summary>
    public SynthesisTask? Load(string id) => SynthesisTaskFile.TryRead(PathOf(id));

    /// <summary>One task without its text; null where there is none.</summary>
    public SynthesisTask? Find(string id)
    {
        lock (_lock) return RefreshNeedsLock(new FileInfo(PathOf(id)));
    }

    /// <summary>All tasks without their texts, in the order of their creation.</summary>
    public IReadOnlyList<SynthesisTask> List()
    {
        var tasks = new List<SynthesisTask>();
        lock (_lock)
        {
            var files = new DirectoryInfo(_folder).GetFiles("*" + Ending);
            foreach (var file in files)
            {
                if (RefreshNeedsLock(file) is { } task) tasks.Add(task);
            }

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

    private SynthesisTask? RefreshNeedsLock(FileInfo file)
    {
        var (id, stamp) = (IdOf(file), FileStamp.Of(file));
        if (stamp == default)
        {
            _known.Remove(id);
            return null;
        }

        if (_known.TryGetValue(id, out var known) && known.Stamp == stamp) return known.Task;
        var task = TryLoad(id, file.FullName);
        _known[id] = (stamp, task);
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
