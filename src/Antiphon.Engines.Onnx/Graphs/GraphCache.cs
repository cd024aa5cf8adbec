using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;
using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>
/// Keeps networks as the runtime optimised them, so that the next start is a quick one. It is never needed: where it cannot be read or
/// written, networks are made anew in memory.
/// </summary>
/// <param name="folder">Where a folder for each key is made; null keeps nothing.</param>
internal sealed class GraphCache(string? folder)
{
    // Fusions too, but no layout of one kind of processor: the folder may be carried to another machine.
    private static readonly OnnxSessionOptions Making = new() { Optimization = GraphOptimizationLevel.ORT_ENABLE_EXTENDED };
    private static readonly OnnxSessionOptions Reading = new() { Optimization = GraphOptimizationLevel.ORT_DISABLE_ALL };

    /// <summary>Loads networks, and keeps them if they were not kept before.</summary>
    /// <param name="runtime">Not owned.</param>
    /// <param name="key">A file name that changes with anything that the networks depend on.</param>
    /// <param name="make">The networks' bytes by name; asked only where they are not kept.</param>
    /// <returns>The networks by name; the caller's.</returns>
    /// <exception cref="OnnxException">A network that was made cannot be loaded.</exception>
    public IReadOnlyDictionary<string, OnnxSession> Open(OnnxRuntime runtime, string key, Func<IReadOnlyDictionary<string, byte[]>> make)
    {
        if (folder is null) return Load(runtime, make(), Making);
        var place = Path.Combine(folder, key);
        return TryRead(runtime, place) ?? Make(runtime, place, make());
    }

    private static Dictionary<string, OnnxSession>? TryRead(OnnxRuntime runtime, string place)
    {
        try
        {
            if (!ModelFolder.IsModel(place)) return null;
            var kept = ModelFolder.Open(place);
            return Load(runtime, kept.Names.ToDictionary(name => name, kept.Read), Reading);
        }
        catch (Exception e) when (e is ModelException or OnnxException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Dictionary<string, OnnxSession> Make(OnnxRuntime runtime, string place, IReadOnlyDictionary<string, byte[]> networks)
    {
        var work = $"{place}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(work);
            var sessions = Load(runtime, networks, Making, work);
            Keep(work, place);
            return sessions;
        }
        catch (Exception e) when (e is OnnxException or IOException or UnauthorizedAccessException)
        {
            TryDelete(work);
            return Load(runtime, networks, Making);
        }
    }

    private static Dictionary<string, OnnxSession> Load(
        OnnxRuntime runtime, IReadOnlyDictionary<string, byte[]> networks, OnnxSessionOptions options, string? saveIn = null)
    {
        var sessions = new Dictionary<string, OnnxSession>();
        try
        {
            foreach (var (name, bytes) in networks)
            {
                var saving = options with { SaveOptimizedTo = saveIn is null ? null : Path.Combine(saveIn, name) };
                sessions[name] = OnnxSession.Load(runtime, name, bytes, saving);
            }

            return sessions;
        }
        catch
        {
            foreach (var session in sessions.Values) session.Dispose();
            throw;
        }
    }

    // The folder appears under its name when all of it is there. Whoever else makes the same one at the same time makes the same bytes.
    private static void Keep(string work, string place)
    {
        try
        {
            ModelFolder.WriteSums(work);
            if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
            Directory.Move(work, place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(work);
        }
    }

    private static void TryDelete(string work)
    {
        try
        {
            Directory.Delete(work, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be written here can often not be deleted either.
        }
    }
}
