using Spectre.Console;

namespace Antiphon.Cli.Demo;

/// <summary>A panel that is drawn anew in place, for a terminal.</summary>
internal sealed class LiveShow(IAnsiConsole console, string title, TimeProvider time) : IShow
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(50);

    public async Task WatchAsync(TimeLine line, Task work)
    {
        var columns = TimeLineView.ColumnsOf(console.Profile.Width);
        await console.Live(TimeLineView.Draw(line.Take(columns), title, columns)).StartAsync(async live =>
        {
            using var ticks = new PeriodicTimer(Frame, time);
            while (!work.IsCompleted)
            {
                await Task.WhenAny(work, ticks.WaitForNextTickAsync().AsTask());
                live.UpdateTarget(TimeLineView.Draw(line.Take(columns), title, columns));
            }
        });
        await work;
    }
}
