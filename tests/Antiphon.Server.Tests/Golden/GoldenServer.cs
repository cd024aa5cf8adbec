using Antiphon.Server.Limits;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Golden;

/// <summary>The server as a recording's client knew it: with its key, on the day of its signature.</summary>
internal static class GoldenServer
{
    /// <param name="recording">Whose clock and key.</param>
    /// <param name="limits">local or aws.</param>
    /// <param name="engine">Stays the caller's; null is a silent one.</param>
    /// <param name="log">Receives the server's log; null drops it.</param>
    public static Task<TestServer> StartAsync(Recording recording, string limits, ISynthesizer? engine = null, LogLines? log = null) =>
        TestServer.StartAsync(new TestServerOptions
        {
            Limits = ServiceLimits.Find(limits)!,
            Time = new ManualTime(recording.Date),
            Keys = [recording.Key],
            Engines = [engine ?? new SilentSynthesizer()],
            Log = log,
        });
}
