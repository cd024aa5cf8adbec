using System.Diagnostics;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>Keeps this process on one core while it is the client.</summary>
internal sealed class PinnedClient : IDisposable
{
    private readonly Process _self = Process.GetCurrentProcess();
    private readonly nint _all;

    public PinnedClient(int core)
    {
        _all = OperatingSystem.IsLinux() ? _self.ProcessorAffinity : 0;
        if (OperatingSystem.IsLinux() && Environment.ProcessorCount > core) _self.ProcessorAffinity = 1 << core;
    }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux()) _self.ProcessorAffinity = _all;
        _self.Dispose();
    }
}
