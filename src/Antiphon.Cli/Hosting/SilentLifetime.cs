using Microsoft.Extensions.Hosting;

namespace Antiphon.Cli.Hosting;

/// <summary>Replaces the host's own handling of Ctrl-C and its lines on the console: the command line owns both.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
