namespace Antiphon.Speech.Workers;

/// <summary>The last few lines of an endless text. Safe for one writer and many readers.</summary>
internal sealed class LastLines(int capacity)
{
    private const int MaxLineLength = 500;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new(capacity);

    public void Add(string line)
    {
        lock (_lock)
        {
            if (_lines.Count == capacity) _lines.Dequeue();
            _lines.Enqueue(line.Length <= MaxLineLength ? line : line[..MaxLineLength]);
        }
    }

    public override string ToString()
    {
        lock (_lock) return string.Join(" | ", _lines);
    }
}
