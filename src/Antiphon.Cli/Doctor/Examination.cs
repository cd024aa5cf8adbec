using System.Runtime.CompilerServices;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Antiphon.Server.Data;

namespace Antiphon.Cli.Doctor;

/// <summary>Everything the doctor looks at, in order. Nothing is changed; only a missing data folder is made.</summary>
internal static class Examination
{
    public static async IAsyncEnumerable<Finding> RunAsync(
        Settings settings, Surroundings surroundings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = surroundings.Time.GetUtcNow();
        yield return ClockCheck.Look(now, ClockCheck.BuildTime());

        if (!TryOpen(settings, out var folder, out var failure))
        {
            yield return failure!;
        }
        else
        {
            foreach (var finding in FolderCheck.Look(folder!)) yield return finding;
            foreach (var finding in CertificateCheck.Look(folder!, AntiphonHost.CertificateOptionsOf(settings), now)) yield return finding;
            yield return await PortCheck.LookAsync(settings, folder!, surroundings.Time, cancellationToken);
        }

        await using (var engines = await EngineSet.StartAsync(settings, surroundings, cancellationToken))
        {
            foreach (var finding in SpeechCheck.Look(engines)) yield return finding;
            await foreach (var finding in NeuralCheck.LookAsync(engines.Neural, cancellationToken)) yield return finding;
        }

        foreach (var finding in EnvironmentCheck.Look(surroundings)) yield return finding;
    }

    private static bool TryOpen(Settings settings, out DataFolder? folder, out Finding? failure)
    {
        (folder, failure) = (null, null);
        try
        {
            folder = new DataFolder(settings.DataFolder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = Finding.Broken("data folder", e.Message, "give another one with --data FOLDER, or make it writable");
            return false;
        }
    }
}
