using System.Runtime.InteropServices;
using AntiphonEspeak.Native;
using AntiphonEspeak.Protocol;
using AntiphonEspeak.Speaking;

namespace AntiphonEspeak;

/// <summary>Usage: <c>antiphon-espeak [LIBRARY [DATA-FOLDER]]</c>. The bytes on its standard streams: <see cref="Wire"/>.</summary>
internal static class Program
{
    private const int Malformed = 65;
    private const int Unavailable = 69;
    private const int OutputClosed = 74;

    private static int Main(string[] arguments)
    {
        // Ctrl-C in a terminal reaches every process of the group: whoever started us ends us by closing our input, once the
        // streams that still speak are done.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        var path = arguments.Length > 0 ? arguments[0] : "libespeak-ng.so.1";
        var dataFolder = arguments.Length > 1 ? arguments[1] : null;
        try
        {
            return Run(() => EspeakLibrary.Load(path, dataFolder));
        }
        catch (EspeakMissingException missing)
        {
            Complain($"{missing.Message}: apt install libespeak-ng1");
            return Unavailable;
        }
        catch (IOException)
        {
            return OutputClosed;
        }
    }

    private static int Run(Func<EspeakLibrary> load)
    {
        // First: a library may print on standard output while it loads.
        var (input, output) = StandardStreams.Take();
        var library = load();
        var replies = new ReplyWriter(output);
        replies.Hello(library.Version, [.. library.Voices()]);

        var cancelled = new CancelledIds();
        using var interrupt = Ignore(PosixSignal.SIGINT);
        using var terminate = Ignore(PosixSignal.SIGTERM);
        using var requests = new RequestQueue(input, cancelled);
        using var speaker = new Speaker(load, library, replies, cancelled);
        requests.Start();
        foreach (var request in requests.All())
        {
            if (!cancelled.IsClosed) speaker.Answer(request);
        }

        if (requests.Failure is null) return 0;
        Complain(requests.Failure.Message);
        return Malformed;
    }

    // Ctrl-C and a service manager reach the whole group: who started us still wants what is being spoken, and closes our input after.
    private static PosixSignalRegistration Ignore(PosixSignal signal) =>
        PosixSignalRegistration.Create(signal, static context => context.Cancel = true);

    private static void Complain(string line)
    {
        using var error = new StreamWriter(Console.OpenStandardError());
        error.WriteLine("antiphon-espeak: " + line);
    }
}
