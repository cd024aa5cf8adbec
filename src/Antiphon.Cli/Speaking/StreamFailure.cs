using Antiphon.Client.Synthesis;

namespace Antiphon.Cli.Speaking;

/// <summary>A refused stream in one line.</summary>
internal static class StreamFailure
{
    private const string AllowedList = " Allowed: ";
    private const int LongestList = 200;

    /// <summary>What the service said; a list of hundreds of voices is replaced by the command that shows it.</summary>
    public static string Explain(SynthesisStreamException failed)
    {
        var list = failed.Message.IndexOf(AllowedList, StringComparison.Ordinal);
        if (list < 0 || failed.Message.Length - list < LongestList) return failed.Message;
        return failed.Message[..list] + (failed.Message.Contains("VoiceId", StringComparison.Ordinal) ? " antiphon voices lists them." : "");
    }
}
