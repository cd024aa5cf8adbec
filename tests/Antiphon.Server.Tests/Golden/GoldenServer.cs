using Antiphon.Server.Limits;
using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi.Lexicons;
using Antiphon.Speech.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Tests.Golden;

/// <summary>The server as a recording's client knew it: with its key, on the day of its signature.</summary>
internal static class GoldenServer
{
    /// <param name="recording">Whose clock and key.</param>
    /// <param name="limits">local or aws.</param>
    /// <param name="engine">Stays the caller's; null is a silent one.</param>
    /// <param name="log">Receives the server's log; null drops it.</param>
    public static async Task<TestServer> StartAsync(Recording recording, string limits, ISynthesizer? engine = null, LogLines? log = null)
    {
        var server = await TestServer.StartAsync(new TestServerOptions
        {
            Time = new ManualTime(recording.Date),
            Keys = [recording.Key],
            Engines = [engine ?? new SilentSynthesizer()],
            Log = log,
        }.WithPreset(limits));
        await server.StoreLexiconsAsync(new AccountScope(recording.Key.Account, recording.Region), recording.LexiconNames);
        return server;
    }

    /// <summary>Stores lexicons of these names, none of which says anything of what a recording says.</summary>
    public static async Task StoreLexiconsAsync(this TestServer server, AccountScope owner, IEnumerable<string> names)
    {
        var store = server.Services.GetRequiredService<FileLexiconStore>();
        foreach (var name in names) await store.PutAsync(owner, name, Pls.Of("Zyzzyva", "a weevil"), TestServer.Patience);
    }
}
