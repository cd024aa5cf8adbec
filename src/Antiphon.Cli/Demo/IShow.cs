namespace Antiphon.Cli.Demo;

/// <summary>Shows a time line while the work on it goes on.</summary>
internal interface IShow
{
    /// <summary>Shows until <paramref name="work"/> is over, then once more as it ended; fails as it failed.</summary>
    Task WatchAsync(TimeLine line, Task work);
}
