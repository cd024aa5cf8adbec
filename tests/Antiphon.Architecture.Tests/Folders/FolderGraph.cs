namespace Antiphon.Architecture.Tests.Folders;

/// <summary>
/// Which folders of a project use which. A folder and the folders inside it are one unit seen from outside, so an edge runs between two
/// folders of the same parent: the first ones in which the two places' paths differ. What a folder and its own sub-folders say to each
/// other is no circle.
/// </summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<(string From, string To), string> _edges = [];

    public FolderGraph(IEnumerable<FolderUse> uses)
    {
        foreach (var use in uses)
        {
            if (Between(use.From, use.To) is { } edge) _edges.TryAdd(edge, use.Place);
        }
    }

    /// <summary>Groups of folders that all reach each other, each with an example of every edge inside.</summary>
    public IReadOnlyList<string> Circles()
    {
        var reached = _edges.Keys.Select(edge => edge.From).Distinct().ToDictionary(folder => folder, Reach);
        bool Mutual(string one, string other) =>
            reached[one].Contains(other) && reached.TryGetValue(other, out var back) && back.Contains(one);
        return
        [
            .. reached.Keys.Where(folder => Mutual(folder, folder))
                .GroupBy(folder => string.Join(" ", reached.Keys.Where(other => Mutual(folder, other)).Order(StringComparer.Ordinal)))
                .OrderBy(circle => circle.Key, StringComparer.Ordinal)
                .Select(circle => circle.Key + Examples([.. circle])),
        ];
    }

    private HashSet<string> Reach(string folder)
    {
        var (reached, next) = (new HashSet<string>(), new Stack<string>([folder]));
        while (next.TryPop(out var from))
        {
            foreach (var (_, to) in _edges.Keys.Where(edge => edge.From == from))
            {
                if (reached.Add(to)) next.Push(to);
            }
        }

        return reached;
    }

    private string Examples(IReadOnlyList<string> circle) => string.Concat(
        _edges.Where(edge => circle.Contains(edge.Key.From) && circle.Contains(edge.Key.To))
            .OrderBy(edge => edge.Key).Select(edge => $"\n    {edge.Key.From} uses {edge.Key.To}: {edge.Value}"));

    private static (string From, string To)? Between(string from, string to)
    {
        string[] one = Split(from), other = Split(to);
        var common = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        if (common == one.Length || common == other.Length) return null;
        return (string.Join('/', one.Take(common + 1)), string.Join('/', other.Take(common + 1)));
    }

    private static string[] Split(string folder) => folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
