using Antiphon.Server.Limits;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>How often an account may call the operations that only read: each answer may list thousands of entries. Thread-safe.</summary>
internal sealed class ReadRates(PollyLimits limits, TimeProvider time)
{
    private readonly OwnerRates<string> _voices = new(limits.VoiceCallsPerSecond, limits.VoiceCallsInBurst, time);
    private readonly OwnerRates<string> _tasks = new(limits.TaskReadsPerSecond, limits.TaskReadsInBurst, time);

    /// <summary>Counts a DescribeVoices.</summary>
    /// <exception cref="Refusals.RefusedException">The account calls too often.</exception>
    public void CountVoices(string account) => _voices.Count(account);

    /// <summary>Counts a GetSpeechSynthesisTask or ListSpeechSynthesisTasks.</summary>
    /// <exception cref="Refusals.RefusedException">The account calls too often.</exception>
    public void CountTaskRead(string account) => _tasks.Count(account);
}
