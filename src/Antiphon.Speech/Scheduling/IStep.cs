namespace Antiphon.Speech.Scheduling;

/// <summary>
/// The work of one stream, done step by step. One object may stand for all steps of its stream. The scheduler calls it for one step at a
/// time.
/// </summary>
public interface IStep
{
    /// <summary>Runs the next step. Its synchronous part has a slot; a step that waits asynchronously gives the slot back.</summary>
    /// <returns>Whether there is more.</returns>
    ValueTask<bool> RunAsync();
}
